package io.coldtrail.cli;

import picocli.CommandLine.IVersionProvider;

/** The program's version, from its jar's manifest. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"coldtrail " + (version == null ? "development" : version)};
    }
}

package io.coldtrail.cli;

import io.coldtrail.Engine;
import picocli.CommandLine.IVersionProvider;

/** The program's version, as it is written into cases. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"coldtrail " + Engine.version()};
    }
}

package io.coldtrail.report.page;

import io.coldtrail.bytes.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * The style and the script of the page: our own, and uPlot's, which comes from its webjar with its licence.
 *
 * @param style one style sheet
 * @param script one script
 */
record PageAssets(String style, String script) {
    /** The version that the build brings; the path in the jar has it. */
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

    static PageAssets load() {
        String licence = text(UPLOT + "LICENSE").strip();
        return new PageAssets(
                "\n" + text(UPLOT + "dist/uPlot.min.css").strip() + "\n" + text("page.css"),
                "\n/* uPlot 1.6.30\n\n" + licence + "\n*/\n"
                        + text(UPLOT + "dist/uPlot.iife.min.js").strip() + "\n" + text("page.js"));
    }

    PageAssets {
        for (String text : new String[] {style, script}) {
            if (text.contains("</") || text.contains("<!--") || text.contains("\r")) {
                throw new IllegalStateException("style and script must not end their element: \"</\", \"<!--\", CR");
            }
        }
    }

    /** The policy that lets the style and the script of the page work, and nothing else. */
    String contentSecurityPolicy() {
        return "default-src 'none'; style-src " + source(style) + "; script-src " + source(script)
                + "; base-uri 'none'; form-action 'none'";
    }

    private static String source(String text) {
        MessageDigest digest = Hashes.sha256();
        return "'sha256-" + Base64.getEncoder().encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)))
                + "'";
    }

    private static String text(String name) {
        String resource = name.startsWith("/") ? name : "/io/coldtrail/report/" + name;
        try (InputStream in = PageAssets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.coldtrail.playbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a library's files lie: beside the classes, or in a folder. Names are relative, with slashes. */
interface LibraryFiles {
    /** A question's file within its folder. */
    String QUESTION = "question.sql";

    /** Far more than any question or example needs. */
    int MOST_BYTES = 1 << 20;

    /** Names of the question files, in the order in which they are listed. */
    List<String> questions();

    /** A file's text; empty where there is no such file. */
    Optional<String> text(String name);

    /** A file's name for messages. */
    String describe(String name);

    /** The files that come with Coldtrail. */
    record BuiltIn() implements LibraryFiles {
        /** Jars cannot be listed, so this names the folders, one a line. */
        private static final String INDEX = "index.txt";

        @Override
        public List<String> questions() {
            return text(INDEX)
                    .orElseThrow(() -> PlaybookProblems.invalid(
                            INDEX, "the list of questions is missing", "Install Coldtrail again."))
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line + "/" + QUESTION)
                    .toList();
        }

        @Override
        public Optional<String> text(String name) {
            try (InputStream stream = LibraryFiles.class.getResourceAsStream(name)) {
                return stream == null
                        ? Optional.empty()
                        : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw PlaybookProblems.unreadable(name, e);
            }
        }

        @Override
        public String describe(String name) {
            return name;
        }
    }

    /** The files of a folder: {@code *.sql}, and folders with a {@code question.sql}, in the order of their names. */
    record InFolder(Path folder) implements LibraryFiles {
        @Override
        public List<String> questions() {
            List<String> names = new ArrayList<>();
            try (Stream<Path> entries = Files.list(folder)) {
                for (Path entry : entries.sorted().toList()) {
                    String name = String.valueOf(entry.getFileName());
                    if (Files.isDirectory(entry) && Files.exists(entry.resolve(QUESTION))) {
                        names.add(name + "/" + QUESTION);
                    } else if (name.endsWith(".sql") && Files.isRegularFile(entry)) {
                        names.add(name);
                    }
                }
            } catch (IOException e) {
                throw PlaybookProblems.unreadable(folder.toString(), e);
            }
            return names;
        }

        @Override
        public Optional<String> text(String name) {
            Path file = folder.resolve(name);
            if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            try (InputStream stream = Files.newInputStream(file)) {
                byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw PlaybookProblems.invalid(
                            file.toString(), "the file has more than " + MOST_BYTES + " bytes", "Make it smaller.");
                }
                return Optional.of(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString());
            } catch (IOException e) {
                throw PlaybookProblems.unreadable(file.toString(), e);
            }
        }

        @Override
        public String describe(String name) {
            return folder.resolve(name).toString();
        }
    }
}

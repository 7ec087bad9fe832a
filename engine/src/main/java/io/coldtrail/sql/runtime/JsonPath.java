package io.coldtrail.sql.runtime;

import io.coldtrail.sql.runtime.JsonScanner.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * A path to one value in a JSON text: {@code $}, then {@code .name}, {@code [name]}, {@code [0]} or
 * {@code ["any name"]}. A number means an element of an array and a member of an object alike. Immutable.
 */
public final class JsonPath {
    private static final BoundedCache<String, JsonPath> CACHE = new BoundedCache<>(JsonPath::new);

    private final String[] names;
    /** The names as positions; -1 for those that are none. */
    private final int[] positions;

    private JsonPath(String path) {
        names = new Parser(path).names().toArray(String[]::new);
        positions = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            positions[i] = names[i].matches("[+-]?\\d{1,9}") ? Integer.parseInt(names[i]) : -1;
        }
    }

    /**
     * Reads a path.
     *
     * @throws AthenaFailure if it is none
     */
    public static JsonPath of(String path) {
        return CACHE.get(path);
    }

    /** The last name on the path that stands for no position: a text without it has nothing there; or {@code ""}. */
    public String lastName() {
        for (int i = names.length - 1; i >= 0; i--) {
            if (positions[i] < 0) {
                return names[i];
            }
        }
        return "";
    }

    /**
     * Goes to the first value at this path.
     *
     * @return whether there is one; the scanner is at its first token then
     * @throws NotJson if the text on the way there is no JSON
     */
    boolean find(JsonScanner scanner) {
        if (scanner.next() == Token.NONE) {
            return false;
        }
        for (int i = 0; i < names.length; i++) {
            boolean found = switch (scanner.current()) {
                case OBJECT -> member(scanner, names[i]);
                case ARRAY -> element(scanner, positions[i]);
                default -> false;
            };
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private static boolean member(JsonScanner scanner, String name) {
        while (scanner.next() == Token.NAME) {
            boolean found = scanner.isNamed(name);
            scanner.next();
            if (found) {
                return true;
            }
            scanner.skip();
        }
        return false;
    }

    private static boolean element(JsonScanner scanner, int position) {
        for (int i = 0; scanner.next() != Token.ARRAY_END; i++) {
            if (i == position) {
                return true;
            }
            scanner.skip();
        }
        return false;
    }

    private static final class Parser {
        private final String path;
        private int next;

        Parser(String path) {
            this.path = path;
        }

        List<String> names() {
            require(take('$'));
            List<String> names = new ArrayList<>();
            while (next < path.length()) {
                if (take('.')) {
                    names.add(bare(":"));
                } else {
                    require(take('['));
                    names.add(take('"') ? quoted() : bare(""));
                    require(take(']'));
                }
            }
            return names;
        }

        private String bare(String others) {
            int start = next;
            while (next < path.length()
                    && (path.charAt(next) == '_'
                            || Character.isLetterOrDigit(path.charAt(next))
                            || others.indexOf(path.charAt(next)) >= 0)) {
                next++;
            }
            require(next > start);
            return path.substring(start, next);
        }

        private String quoted() {
            StringBuilder name = new StringBuilder();
            while (!take('"')) {
                if (take('\\')) {
                    require(next < path.length() && "\"\\".indexOf(path.charAt(next)) >= 0);
                }
                require(next < path.length());
                name.append(path.charAt(next++));
            }
            return name.toString();
        }

        private boolean take(char character) {
            boolean there = next < path.length() && path.charAt(next) == character;
            next += there ? 1 : 0;
            return there;
        }

        private void require(boolean known) {
            if (!known) {
                throw new AthenaFailure("Invalid JSON path: '" + path + "'");
            }
        }
    }
}

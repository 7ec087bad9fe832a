package io.coldtrail.playbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads question files: a header of SQL comments, then the SQL.
 *
 * <pre>{@code
 * -- id: key-source-ips
 * -- title: Source addresses of an access key
 * -- section: Access key exposure
 * -- log: cloudtrail
 * -- kind: overview
 * -- tells: From which addresses the key was used, and how often.
 * -- read: An address that is used rarely or late deserves a look.
 * --   A line that is indented goes on with the line before.
 * -- next: source-ip-activity
 * -- technique: T1078
 * -- action: iam:CreateAccessKey, iam:UpdateAccessKey credential Makes a key, or wakes an old one
 * -- known: pacu iam__backdoor_users_keys
 * -- param: key accesskey required The access key id
 * -- param: limit int 25 Most rows to show
 * select sourceipaddress, count(*) as calls
 * from {{table}}
 * where {{time}}
 *   and useridentity.accesskeyid = {{key}}
 * }</pre>
 *
 * <p>{@code kind}, {@code read} and {@code next} may be left out, and so may {@code technique}, {@code action}, {@code known},
 * {@code param} and {@code corrected}, which may be repeated. An action has calls, a type in one word and its impact;
 * what others call it is known from {@code guardduty}, {@code pacu} or {@code rhinosec}. Marks in the SQL: <code>{{table}}</code> the account's table
 * or that of all accounts; <code>{{time}}</code> the conditions for {@code --from} and {@code --to}, or {@code true};
 * <code>{{flows}}</code> and <code>{{flowtime}}</code> the same for flow logs, in a question about events;
 * <code>{{denied}}</code> true for calls that were refused; <code>{{key}}</code> the parameter's value as a literal;
 * <code>{{like %:<key>}}</code> a LIKE with the pattern in which the value stands for itself.
 */
public final class QuestionParser {
    private static final Pattern FIELD = Pattern.compile("-- ([a-z]+):\\s*(.*)");
    private static final Pattern CONTINUED = Pattern.compile("--\\s{2,}(\\S.*)");
    private static final Pattern PARAMETER = Pattern.compile("(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(\\S.*)");
    private static final Pattern ACTION =
            Pattern.compile("([a-z0-9-]+:[A-Za-z0-9]+(?:,\\s*[a-z0-9-]+:[A-Za-z0-9]+)*)\\s+([a-z]+)\\s+(\\S.*)");
    private static final Pattern KNOWN = Pattern.compile("([a-z]+)\\s+(\\S.*)");
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}(\\.\\d{3})?");
    private static final List<String> ONCE = List.of("id", "title", "section", "log", "kind", "tells", "read", "next");
    private static final List<String> REPEATED = List.of("technique", "action", "known", "param", "corrected");
    private static final List<String> REQUIRED = List.of("id", "title", "section", "log", "tells");

    private final String file;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private QuestionParser(String file) {
        this.file = file;
    }

    /**
     * Reads one question.
     *
     * @param file the file's name, for messages
     */
    public static Question parse(String file, String text) {
        return new QuestionParser(file).read(text);
    }

    private Question read(String text) {
        String[] all = text.split("\r?\n", -1);
        int line = 0;
        String last = "";
        for (; line < all.length && all[line].startsWith("--"); line++) {
            last = header(all[line], line + 1, last);
        }
        for (String name : REQUIRED) {
            if (one(name).isEmpty()) {
                throw PlaybookProblems.invalid(
                        file, "the header lacks \"" + name + "\"", "Add a line `-- " + name + ": …`.");
            }
        }
        String template =
                String.join("\n", Arrays.asList(all).subList(line, all.length)).strip();
        if (template.isEmpty()) {
            throw PlaybookProblems.invalid(file, "there is no SQL below the header", "Add the query.");
        }
        return question(template);
    }

    private String header(String text, int line, String last) {
        Matcher field = FIELD.matcher(text);
        Matcher continued = CONTINUED.matcher(text);
        if (field.matches()) {
            String name = field.group(1);
            List<String> values = fields.computeIfAbsent(name, unused -> new ArrayList<>());
            if (!ONCE.contains(name) && !REPEATED.contains(name)) {
                throw PlaybookProblems.invalid(
                        file,
                        line,
                        "the header has an unknown field \"" + name + "\"",
                        "Known are " + String.join(", ", ONCE) + ", " + String.join(", ", REPEATED) + ".");
            }
            if (ONCE.contains(name) && !values.isEmpty()) {
                throw PlaybookProblems.invalid(
                        file, line, "the header has \"" + name + "\" twice", "Leave one of them.");
            }
            values.add(field.group(2).strip());
            lines.put(name, line);
            return name;
        }
        if (continued.matches() && !last.isEmpty()) {
            List<String> values = fields.get(last);
            if (values != null) {
                values.set(
                        values.size() - 1,
                        values.get(values.size() - 1) + " " + continued.group(1).strip());
                return last;
            }
        }
        throw PlaybookProblems.invalid(
                file,
                line,
                "a header line is neither `-- field: value` nor the rest of the line before",
                "Write it so, or put the comment below the first line of the query.");
    }

    private Question question(String template) {
        String id = one("id");
        if (!ID.matcher(id).matches()) {
            throw invalid("id", "the id \"" + id + "\" is not lower-case words joined by hyphens", "Change it.");
        }
        Log log = Log.named(one("log"))
                .orElseThrow(() -> invalid(
                        "log", "the log \"" + one("log") + "\" is not known", "Known are cloudtrail and vpcflow."));
        Kind kind = one("kind").isEmpty()
                ? Kind.OVERVIEW
                : Kind.named(one("kind"))
                        .orElseThrow(() -> invalid(
                                "kind",
                                "the kind \"" + one("kind") + "\" is not known",
                                "Known are finding and overview."));
        List<String> techniques = many("technique");
        for (String technique : techniques) {
            if (!TECHNIQUE.matcher(technique).matches()) {
                throw invalid("technique", "\"" + technique + "\" is no ATT&CK technique", "Write it as T1078.004.");
            }
        }
        List<Parameter> parameters = many("param").stream().map(this::parameter).toList();
        checkMarks(template, parameters);
        List<String> next = Arrays.stream(one("next").split(","))
                .map(String::strip)
                .filter(other -> !other.isEmpty())
                .toList();
        return new Question(
                id,
                one("title"),
                one("section"),
                log,
                kind,
                one("tells"),
                one("read"),
                next,
                techniques,
                many("action").stream().flatMap(this::actions).toList(),
                many("known").stream().map(this::knownAs).toList(),
                many("corrected"),
                parameters,
                template);
    }

    private Stream<Action> actions(String text) {
        Matcher parts = ACTION.matcher(text);
        if (!parts.matches()) {
            throw invalid(
                    "action",
                    "the action \"" + text + "\" is not calls, a type and an impact",
                    "Write it as `iam:CreateUser, iam:CreateRole persistence Lets somebody come back`.");
        }
        return Arrays.stream(parts.group(1).split(",\\s*")).map(call -> {
            int colon = call.indexOf(':');
            return new Action(call.substring(0, colon), call.substring(colon + 1), parts.group(2), parts.group(3));
        });
    }

    private KnownAs knownAs(String text) {
        Matcher parts = KNOWN.matcher(text);
        if (!parts.matches()) {
            throw invalid(
                    "known",
                    "\"" + text + "\" is not whose name it is and the name",
                    "Write it as `pacu iam__backdoor_users_keys`.");
        }
        KnownAs.By by = KnownAs.By.named(parts.group(1))
                .orElseThrow(() -> invalid(
                        "known",
                        "nobody called \"" + parts.group(1) + "\" is known",
                        "Known are guardduty, pacu and rhinosec."));
        return new KnownAs(by, parts.group(2));
    }

    private Parameter parameter(String text) {
        Matcher parts = PARAMETER.matcher(text);
        if (!parts.matches() || !Template.isName(parts.group(1))) {
            throw invalid(
                    "param",
                    "the parameter \"" + text + "\" is not a name, a type, a default and a description",
                    "Write it as `key accesskey required The access key id`; table, time, flows, flowtime and denied are taken.");
        }
        ParameterType type = ParameterType.named(parts.group(2))
                .orElseThrow(() -> invalid(
                        "param",
                        "the type \"" + parts.group(2) + "\" is not known",
                        "Known are " + ParameterType.ids() + "."));
        Optional<String> value = Optional.of(parts.group(3)).filter(word -> !word.equals("required"));
        if (value.isPresent() && !type.accepts(value.get())) {
            throw invalid(
                    "param",
                    "the default \"" + value.get() + "\" does not fit its type",
                    "It must be " + type.description() + ".");
        }
        return new Parameter(parts.group(1), type, value, parts.group(4));
    }

    private void checkMarks(String template, List<Parameter> parameters) {
        Set<String> declared = new LinkedHashSet<>();
        for (Parameter parameter : parameters) {
            if (!declared.add(parameter.name())) {
                throw invalid("param", "the parameter \"" + parameter.name() + "\" stands there twice", "Leave one.");
            }
        }
        List<String> used = new Template(template).names();
        for (String name : used) {
            if (!declared.contains(name)) {
                throw PlaybookProblems.invalid(
                        file,
                        "the SQL has {{" + name + "}}, which the header does not declare",
                        "Add a line `-- param: " + name + " …`, or mend the mark.");
            }
        }
        for (String name : declared) {
            if (!used.contains(name)) {
                throw invalid("param", "the SQL does not use the parameter \"" + name + "\"", "Leave it out.");
            }
        }
    }

    private String one(String name) {
        List<String> values = fields.get(name);
        return values == null ? "" : values.get(0);
    }

    private List<String> many(String name) {
        return List.copyOf(fields.getOrDefault(name, List.of()));
    }

    private RuntimeException invalid(String field, String problem, String remedy) {
        return PlaybookProblems.invalid(file, lines.getOrDefault(field, 1), problem, remedy);
    }
}

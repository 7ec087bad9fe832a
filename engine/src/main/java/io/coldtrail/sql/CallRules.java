package io.coldtrail.sql;

import io.coldtrail.sql.Overload.Kind;
import io.coldtrail.sql.Overload.Support;
import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.FunctionCallContext;
import io.trino.grammar.sql.SqlBaseParser.QuotedIdentifierContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Calls of functions, by what {@link FunctionTable} says of them. */
final class CallRules {
    private CallRules() {}

    static Typed call(FunctionCallContext node, Scope scope, Translating query) {
        String name = name(node);
        Gatherings.refuseNested(node, query);
        List<Overload> overloads = query.functions().find(name);
        if (overloads.isEmpty()) {
            throw SqlProblems.unknownFunction(node, name, query.functions().names());
        }
        if (overloads.stream().allMatch(overload -> overload.support() == Support.REFUSED)) {
            throw refused(node, overloads.get(0));
        }
        if (node.processingMode() != null || node.label != null) {
            throw SqlProblems.refused(node, "this form of " + name, "It belongs to row patterns.");
        }
        if (node.filter() != null && node.over() != null) {
            throw SqlProblems.type(
                    node.filter(),
                    "FILTER before OVER",
                    "Athena takes one of them; use " + name + "(CASE WHEN … THEN … END) OVER (…).");
        }
        if (node.ASTERISK() != null) {
            return star(node, name, scope, query);
        }
        if (overloads.get(0).duckdb().startsWith("@")) {
            requirePlain(node, name);
            SpecialCall special = SpecialCall.BY_NAME.get(overloads.get(0).duckdb());
            if (special == null) {
                throw new IllegalStateException("no rule " + overloads.get(0).duckdb());
            }
            return special.translate(new Call(name, node, scope, query));
        }
        return listed(node, name, overloads, scope, query);
    }

    private static String name(FunctionCallContext node) {
        List<String> parts = Identifiers.parts(node.qualifiedName());
        if (parts.size() != 1) {
            throw SqlProblems.refused(
                    node, "the function " + String.join(".", parts), "Name functions without a prefix.");
        }
        return parts.get(0);
    }

    private static Typed star(FunctionCallContext node, String name, Scope scope, Translating query) {
        if (!name.equals("count")) {
            throw SqlProblems.refused(node, name + "(*)", "Only count(*) takes a star.");
        }
        requireAggregate(node, name, scope);
        return new Typed("count(*)" + suffix(node, scope, query), Simple.BIGINT);
    }

    private static Typed listed(
            FunctionCallContext node, String name, List<Overload> overloads, Scope scope, Translating query) {
        List<Typed> arguments = new ArrayList<>();
        for (ExpressionContext argument : node.expression()) {
            arguments.add(LambdaCalls.lambda(argument)
                    .map(LambdaCalls::shape)
                    .orElseGet(() -> query.expression(argument, scope)));
        }
        List<SqlType> types = arguments.stream().map(Typed::type).toList();
        Overload overload = choose(overloads, types)
                .orElseThrow(() -> SqlProblems.wrongArguments(
                        node,
                        name,
                        types,
                        overloads.stream()
                                .filter(form -> form.support() != Support.REFUSED)
                                .map(Overload::form)
                                .toList()));
        if (overload.support() == Support.REFUSED) {
            throw refused(node, overload);
        }
        if (overload.kind() == Kind.SCALAR) {
            requirePlain(node, name);
        }
        LambdaCalls.Bound bound = LambdaCalls.bind(node, overload, withTypedNulls(overload, arguments), scope, query)
                .widened(overload)
                .named(overload);
        if (overload.kind() == Kind.WINDOW) {
            return WindowCalls.call(node, overload, bound, scope, query);
        }
        requireAggregate(node, name, scope);
        if (isDistinct(node) || name.equals("approx_distinct")) {
            bound = bound.distinct(node);
        }
        return new Typed(
                render(node, overload, bound, scope, query), Overload.fill(overload.result(), bound.letters()));
    }

    /** A bare NULL says too little for DuckDB to choose among functions of one name. */
    private static List<Typed> withTypedNulls(Overload overload, List<Typed> arguments) {
        if (overload.support() == Support.SAME) {
            return arguments;
        }
        List<Typed> typed = new ArrayList<>();
        for (Typed argument : arguments) {
            SqlType wanted = overload.parameter(typed.size());
            boolean bare = argument.type() == Simple.UNKNOWN && wanted instanceof Simple;
            typed.add(
                    bare
                            ? new Typed("CAST(" + argument.sql() + " AS " + DuckTypes.name(wanted) + ")", wanted)
                            : argument);
        }
        return typed;
    }

    /** Refuses what Athena does not take of an aggregate. */
    private static void requireAggregate(FunctionCallContext node, String name, Scope scope) {
        if (node.nullTreatment() != null) {
            throw SqlProblems.type(
                    node.nullTreatment(),
                    name + " takes no "
                            + node.nullTreatment().getStart().getText().toUpperCase(Locale.ROOT) + " NULLS",
                    "It is for lag, lead, first_value, last_value and nth_value.");
        }
        if (node.over() != null && node.filter() != null) {
            throw SqlProblems.type(
                    node.filter(),
                    "FILTER in a window",
                    "Put the condition into the argument: CASE WHEN … THEN … END.");
        }
        if (isDistinct(node)) {
            List<String> keys = node.expression().stream()
                    .map(argument -> Sameness.key(argument, scope))
                    .toList();
            node.sortItem().stream()
                    .filter(item -> !keys.contains(Sameness.key(item.expression(), scope)))
                    .findFirst()
                    .ifPresent(item -> {
                        throw SqlProblems.type(
                                item,
                                "an aggregate of DISTINCT values in the order of something else",
                                "Order by its argument.");
                    });
        }
    }

    private static Optional<Overload> choose(List<Overload> overloads, List<SqlType> types) {
        return overloads.stream()
                .filter(overload -> overload.fitsExactly(types))
                .findFirst()
                .or(() -> overloads.stream()
                        .filter(overload -> overload.resultFor(types).isPresent())
                        .findFirst());
    }

    private static String render(
            FunctionCallContext node, Overload overload, LambdaCalls.Bound bound, Scope scope, Translating query) {
        String inner = inner(node, bound.arguments(), scope, query);
        if (overload.support() != Support.REWRITE) {
            boolean quoted = node.qualifiedName().identifier(0) instanceof QuotedIdentifierContext;
            String written = quoted ? overload.name() : node.qualifiedName().getText();
            String name = overload.support() == Support.MACRO ? "athena_" + overload.name() : written;
            return name + "(" + inner + ")" + suffix(node, scope, query);
        }
        Template template = new Template(overload.duckdb());
        requireTaken(node, overload, template);
        return template.render(new Template.Parts(
                bound.arguments(),
                bound.letters(),
                scope.lambdas(),
                inner,
                isDistinct(node) ? "DISTINCT " : "",
                AggregateOrder.keys(node, bound.arguments(), scope, query),
                node.filter() == null ? null : SortRules.condition(node.filter(), scope, query),
                node.over() == null ? "" : " " + WindowRules.over(node, scope, query)));
    }

    private static void requireTaken(FunctionCallContext node, Overload overload, Template template) {
        boolean lost = (isDistinct(node) && !template.takesDistinct())
                || (!node.sortItem().isEmpty() && !template.takesOrder())
                || (node.filter() != null && !template.takesFilter())
                || (node.over() != null && !template.takesOver());
        if (lost) {
            throw SqlProblems.refused(
                    node, "DISTINCT, ORDER BY, FILTER or OVER with " + overload.name(), "It is not supported yet.");
        }
    }

    static boolean isDistinct(FunctionCallContext node) {
        return node.setQuantifier() != null && node.setQuantifier().DISTINCT() != null;
    }

    /** What stands between the parentheses. */
    private static String inner(FunctionCallContext node, List<Typed> arguments, Scope scope, Translating query) {
        if (arguments.isEmpty()) {
            return "";
        }
        Token open = open(node);
        Token close = close(node);
        Splice text = Splice.between(open, close);
        for (int i = 0; i < arguments.size(); i++) {
            text.replace(node.expression(i), arguments.get(i).sql());
        }
        SortRules.sortItems(node.sortItem(), text, scope, query);
        return text.text();
    }

    private static String suffix(FunctionCallContext node, Scope scope, Translating query) {
        StringBuilder suffix = new StringBuilder();
        if (node.filter() != null) {
            suffix.append(' ').append(SortRules.filter(node.filter(), scope, query));
        }
        if (node.over() != null) {
            suffix.append(' ').append(WindowRules.over(node, scope, query));
        }
        return suffix.toString();
    }

    private static Token open(FunctionCallContext node) {
        return ((TerminalNode) node.getChild(node.processingMode() == null ? 1 : 2)).getSymbol();
    }

    private static Token close(FunctionCallContext node) {
        for (int i = node.getChildCount() - 1; i > 0; i--) {
            if (node.getChild(i) instanceof TerminalNode terminal
                    && terminal.getText().equals(")")) {
                return terminal.getSymbol();
            }
        }
        throw new IllegalStateException("a call without a closing parenthesis");
    }

    private static void requirePlain(FunctionCallContext node, String name) {
        boolean plain = node.setQuantifier() == null
                && node.sortItem().isEmpty()
                && node.filter() == null
                && node.over() == null;
        if (!plain) {
            throw SqlProblems.type(
                    node,
                    name + " takes no DISTINCT, ORDER BY, FILTER or OVER",
                    "Only aggregates and window functions do.");
        }
    }

    private static RuntimeException refused(FunctionCallContext node, Overload overload) {
        return SqlProblems.refused(
                node,
                "the function " + overload.form().replaceFirst("\\(\\)$", ""),
                overload.note().isEmpty() ? "It is not supported yet." : overload.note());
    }
}

package io.coldtrail.sql;

import io.coldtrail.sql.Overload.Kind;
import io.coldtrail.sql.Overload.Support;
import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.FunctionCallContext;
import io.trino.grammar.sql.SqlBaseParser.QuotedIdentifierContext;
import java.util.ArrayList;
import java.util.List;
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
        if (node.processingMode() != null || node.nullTreatment() != null || node.label != null) {
            throw SqlProblems.refused(node, "this form of " + name, "IGNORE NULLS and its like are not supported yet.");
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
        if (overload.kind() == Kind.WINDOW && node.over() == null) {
            throw SqlProblems.type(node, name + " is a window function", "Write OVER (ORDER BY …) after it.");
        }
        LambdaCalls.Bound bound = LambdaCalls.bind(node, overload, arguments, scope, query);
        return new Typed(
                render(node, overload, bound, scope, query), Overload.fill(overload.result(), bound.letters()));
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
                order(node, bound.arguments(), scope, query),
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

    private static boolean isDistinct(FunctionCallContext node) {
        return node.setQuantifier() != null && node.setQuantifier().DISTINCT() != null;
    }

    /** What is written, and then an order of our own. DISTINCT leaves nothing to order but the values. */
    private static String order(FunctionCallContext node, List<Typed> arguments, Scope scope, Translating query) {
        List<String> written = SortRules.keys(node.sortItem(), scope, query);
        boolean inWindow = node.over() != null && SortRules.isOrdered(node.over());
        List<String> keys = inWindow ? written : AggregateOrder.keys(written, arguments);
        return keys.isEmpty() ? "" : " ORDER BY " + String.join(", ", keys);
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

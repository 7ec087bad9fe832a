package io.coldtrail.sql;

import io.coldtrail.sql.Overload.Kind;
import io.coldtrail.sql.SqlType.FunctionOf;
import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.Variable;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.FunctionCallContext;
import io.trino.grammar.sql.SqlBaseParser.IdentifierContext;
import io.trino.grammar.sql.SqlBaseParser.LambdaContext;
import io.trino.grammar.sql.SqlBaseParser.QueryContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.tree.ParseTree;

/** Lambdas among the arguments of a call. {@code x -> f(x)} is {@code lambda x: f(x)} in DuckDB. */
final class LambdaCalls {
    /** Deeper than anybody nests them; the type of each may take two looks at all within it. */
    private static final int MAX_DEPTH = 8;

    /** A letter grows from integer to bigint to decimal to double at most. */
    private static final int MAX_WIDENINGS = 4;

    private LambdaCalls() {}

    /** The arguments of a call with its lambdas in DuckDB's SQL, and what the letters of the signature stand for. */
    record Bound(List<Typed> arguments, Map<String, SqlType> letters) {
        /** The arguments where duplicates of them are removed. */
        Bound distinct(FunctionCallContext call) {
            return new Bound(
                    arguments.stream()
                            .map(argument -> new Typed(MapSameness.ordered(call, argument), argument.type()))
                            .toList(),
                    letters);
        }

        /** The arguments with the fields of rows named as what the letters stand for has them. */
        Bound named(Overload overload) {
            List<Typed> named = new ArrayList<>();
            for (Typed argument : arguments) {
                boolean letter = overload.parameter(named.size()) instanceof Variable;
                SqlType type = letter ? Overload.fill(overload.parameter(named.size()), letters) : argument.type();
                String sql = DuckTypes.beside(argument, type);
                named.add(sql.equals(argument.sql()) ? argument : new Typed(sql, type));
            }
            return new Bound(named, letters);
        }

        /**
         * The arguments as what the letters stand for, where a form takes arrays or maps: {@code contains(array[1], 1.5)}
         * compares decimals, and DuckDB would round to the type of the elements.
         */
        Bound widened(Overload overload) {
            boolean nested = overload.parameters().stream().anyMatch(NestedComparisons::isNested);
            List<Typed> wide = new ArrayList<>(arguments);
            for (int i = 0; nested && i < wide.size(); i++) {
                SqlType type = Overload.fill(overload.parameter(i), letters);
                boolean known = !(overload.parameter(i) instanceof Simple)
                        && !(type instanceof FunctionOf)
                        && wide.get(i).type() != Simple.UNKNOWN;
                if (known && !type.equals(wide.get(i).type())) {
                    wide.set(i, new Typed(DuckTypes.cast(wide.get(i), type), type));
                }
            }
            return new Bound(wide, letters);
        }
    }

    static Optional<LambdaContext> lambda(ExpressionContext argument) {
        ParseTree node = argument;
        while (!(node instanceof LambdaContext) && node.getChildCount() == 1) {
            node = node.getChild(0);
        }
        return node instanceof LambdaContext lambda ? Optional.of(lambda) : Optional.empty();
    }

    /** What is known of a lambda before its parameters have types. */
    static Typed shape(LambdaContext lambda) {
        int parameters = lambda.identifier().size();
        return new Typed("", new FunctionOf(Collections.nCopies(parameters, Simple.UNKNOWN), Simple.UNKNOWN));
    }

    /** Gives lambdas their types, from left to right; each may say what a letter stands for. */
    static Bound bind(
            FunctionCallContext call, Overload overload, List<Typed> arguments, Scope scope, Translating query) {
        List<SqlType> types = arguments.stream().map(Typed::type).toList();
        Map<String, SqlType> letters = new HashMap<>(overload.bind(types).orElseThrow());
        for (int i = 0; i < MAX_WIDENINGS; i++) {
            Map<String, SqlType> before = Map.copyOf(letters);
            Bound bound = translated(call, overload, arguments, letters, scope, query);
            boolean stable = before.entrySet().stream()
                    .allMatch(entry -> entry.getValue().equals(bound.letters().get(entry.getKey())));
            if (stable) {
                return bound;
            }
        }
        throw SqlProblems.refused(call, "a lambda whose type depends on itself", "Use CAST within it.");
    }

    private static Bound translated(
            FunctionCallContext call,
            Overload overload,
            List<Typed> arguments,
            Map<String, SqlType> letters,
            Scope scope,
            Translating query) {
        Template template = new Template(overload.duckdb());
        List<Typed> translated = new ArrayList<>(arguments);
        for (int i = 0; i < arguments.size(); i++) {
            Optional<LambdaContext> lambda = lambda(call.expression(i));
            if (lambda.isEmpty()) {
                continue;
            }
            FunctionOf wanted = (FunctionOf) overload.parameter(i);
            List<SqlType> types = wanted.parameters().stream()
                    .map(type -> Overload.fill(type, letters))
                    .toList();
            Typed body = body(lambda.get(), types, template.parameters(i, scope.lambdas()), scope, query);
            if (!Overload.fits(wanted.result(), body.type(), letters)) {
                throw SqlProblems.type(
                        lambda.get().expression(),
                        "the lambda of " + overload.name() + " gives "
                                + body.type().athenaName(),
                        "It must give "
                                + Overload.fill(wanted.result(), letters).athenaName() + ".");
            }
            translated.set(i, body);
        }
        return new Bound(translated, letters);
    }

    private static Typed body(
            LambdaContext lambda,
            List<SqlType> types,
            Optional<List<String>> spellings,
            Scope scope,
            Translating query) {
        requireScalar(lambda.expression(), query);
        if (scope.lambdas() == MAX_DEPTH) {
            throw SqlProblems.refused(lambda, "lambdas nested deeper than " + MAX_DEPTH, "Use UNNEST.");
        }
        Map<String, Typed> parameters = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            IdentifierContext name = lambda.identifier(i);
            names.add(spellings.isPresent() ? spellings.get().get(i) : spelling(name, scope));
            if (parameters.put(Identifiers.name(name), new Typed(names.get(i), types.get(i))) != null) {
                throw SqlProblems.type(name, "two parameters are named " + name.getText(), "Name them differently.");
            }
        }
        if (parameters.isEmpty()) {
            throw SqlProblems.type(lambda, "a lambda without parameters", "Write it as x -> …");
        }
        Typed body = query.expression(lambda.expression(), scope.withParameters(parameters));
        return spellings.isPresent()
                ? new Typed("(" + body.sql() + ")", body.type())
                : new Typed("lambda " + String.join(", ", names) + ": " + body.sql(), body.type());
    }

    /** The author's name, unless something around has it too: DuckDB may take that for it. */
    private static String spelling(IdentifierContext name, Scope scope) {
        return scope.names().contains(Identifiers.name(name))
                ? Identifiers.quote(Identifiers.name(name) + "$" + scope.lambdas())
                : Identifiers.render(name);
    }

    /** A lambda is asked for each element: rows are none of its business. */
    private static void requireScalar(ParseTree node, Translating query) {
        if (node instanceof QueryContext inner) {
            throw SqlProblems.type(inner, "a lambda with a query within it", "Join with the query first.");
        }
        if (node instanceof FunctionCallContext call && isGathering(call, query)) {
            throw SqlProblems.type(
                    call, "a lambda with an aggregate or a window within it", "Use reduce, or UNNEST and GROUP BY.");
        }
        for (int i = 0; i < node.getChildCount(); i++) {
            requireScalar(node.getChild(i), query);
        }
    }

    private static boolean isGathering(FunctionCallContext call, Translating query) {
        List<String> name = Identifiers.parts(call.qualifiedName());
        return call.over() != null
                || query.functions().find(name.get(name.size() - 1)).stream()
                        .anyMatch(overload -> overload.kind() != Kind.SCALAR);
    }
}

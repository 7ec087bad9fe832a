package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.ArrayOf;
import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseParser.LambdaContext;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/** Functions that take a lambda. {@code x -> f(x)} is {@code lambda x: f(x)} in DuckDB. */
final class LambdaCalls {
    private LambdaCalls() {}

    private record Applied(String array, String lambda, SqlType element, SqlType result) {}

    static Typed filter(Call call) {
        Applied applied = applied(call);
        requireCondition(call, applied);
        return new Typed(
                "list_filter(" + applied.array() + ", " + applied.lambda() + ")", new ArrayOf(applied.element()));
    }

    static Typed transform(Call call) {
        Applied applied = applied(call);
        return new Typed(
                "list_transform(" + applied.array() + ", " + applied.lambda() + ")", new ArrayOf(applied.result()));
    }

    /** any_match, all_match and none_match, which a macro decides from the list of answers. */
    static Typed match(Call call) {
        Applied applied = applied(call);
        requireCondition(call, applied);
        return new Typed(
                "athena_" + call.name() + "(list_transform(" + applied.array() + ", " + applied.lambda() + "))",
                Simple.BOOLEAN);
    }

    private static Applied applied(Call call) {
        call.requireSize(2, 2);
        Typed array = call.typed(0);
        if (!(array.type() instanceof ArrayOf type)) {
            throw SqlProblems.type(
                    call.argument(0),
                    call.name() + " is for arrays and this is " + array.type().athenaName(),
                    "");
        }
        LambdaContext lambda = lambda(call);
        String parameter = Identifiers.name(lambda.identifier(0));
        Scope inner =
                call.scope().with(List.of(new Scope.Relation("", List.of(Field.visible(parameter, type.element())))));
        Typed body = call.query().expression(lambda.expression(), inner);
        String text = "lambda " + Identifiers.render(lambda.identifier(0)) + ": " + body.sql();
        return new Applied(array.sql(), text, type.element(), body.type());
    }

    private static LambdaContext lambda(Call call) {
        ParseTree node = call.argument(1);
        while (!(node instanceof LambdaContext) && node.getChildCount() == 1) {
            node = node.getChild(0);
        }
        if (node instanceof LambdaContext lambda && lambda.identifier().size() == 1) {
            return lambda;
        }
        throw SqlProblems.type(
                (ParserRuleContext) call.argument(1),
                call.name() + " needs a lambda of one parameter",
                "Write it as x -> condition on x.");
    }

    private static void requireCondition(Call call, Applied applied) {
        if (!Types.becomes(applied.result(), Simple.BOOLEAN)) {
            throw SqlProblems.type(
                    call.argument(1),
                    "the lambda of " + call.name() + " gives "
                            + applied.result().athenaName(),
                    "It must be a condition.");
        }
    }
}

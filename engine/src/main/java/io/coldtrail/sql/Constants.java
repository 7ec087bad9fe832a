package io.coldtrail.sql;

import io.coldtrail.sql.Constant.Numeric;
import io.coldtrail.sql.Constant.Text;
import io.trino.grammar.sql.SqlBaseLexer;
import io.trino.grammar.sql.SqlBaseParser.ArithmeticUnaryContext;
import io.trino.grammar.sql.SqlBaseParser.CastContext;
import io.trino.grammar.sql.SqlBaseParser.ConcatenationContext;
import io.trino.grammar.sql.SqlBaseParser.FunctionCallContext;
import io.trino.grammar.sql.SqlBaseParser.NullLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.NumericLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.StringLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.TypeConstructorContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** Reads the texts and numbers that a query writes down. Whatever else has one value only is left unknown. */
final class Constants {
    private static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "int", "integer", "bigint");

    /** From here on a double stands for several integers. */
    private static final BigDecimal INEXACT = BigDecimal.valueOf(1L << 53);

    private Constants() {}

    /** A value that is known: a constant, or null for NULL. */
    record Known(@Nullable Constant constant) {
        static final Known NULL = new Known(null);
    }

    /** The value of an expression that was translated; empty where it is not known. */
    static Optional<Known> of(ParserRuleContext expression) {
        ParserRuleContext node = GrammarLevels.bare(expression);
        if (node instanceof NullLiteralContext) {
            return Optional.of(Known.NULL);
        }
        if (node instanceof StringLiteralContext text) {
            return text(LiteralRules.value(text.string()));
        }
        if (node instanceof NumericLiteralContext number) {
            return number(number.getText().replace("_", ""));
        }
        if (node instanceof ArithmeticUnaryContext signed) {
            return of(signed.valueExpression()).flatMap(known -> signed(signed, known));
        }
        if (node instanceof TypeConstructorContext typed && typed.identifier() != null) {
            return cast(new Known(new Text(LiteralRules.value(typed.string()))), Identifiers.name(typed.identifier()));
        }
        if (node instanceof CastContext cast) {
            String type = cast.type().getText().toLowerCase(Locale.ROOT);
            return of(cast.expression()).flatMap(known -> cast(known, type));
        }
        if (node instanceof ConcatenationContext) {
            return concatenation(Chains.operands(node));
        }
        return node instanceof FunctionCallContext call ? call(call) : Optional.empty();
    }

    private static Optional<Known> text(String text) {
        return Optional.of(new Known(new Text(text)));
    }

    private static Optional<Known> number(String text) {
        if (text.matches("-?(\\d+\\.?\\d*|\\.\\d+)")) {
            return Optional.of(new Known(new Numeric(new BigDecimal(text))));
        }
        return text.matches("-?(\\d+\\.?\\d*|\\.\\d+)[eE][+-]?\\d+")
                ? approximate(Double.parseDouble(text))
                : Optional.empty();
    }

    /** A double. Compared with one, an integer becomes a double, which says nothing of the integer if it is large. */
    private static Optional<Known> approximate(double value) {
        if (!Double.isFinite(value) || new BigDecimal(value).abs().compareTo(INEXACT) >= 0) {
            return Optional.empty();
        }
        return Optional.of(new Known(new Numeric(new BigDecimal(value))));
    }

    private static Optional<Known> signed(ArithmeticUnaryContext node, Known known) {
        if (node.operator.getType() == SqlBaseLexer.MINUS && known.constant() instanceof Numeric number) {
            return Optional.of(new Known(new Numeric(number.value().negate())));
        }
        return Optional.of(known);
    }

    private static Optional<Known> cast(Known known, String type) {
        boolean integer = INTEGERS.contains(type);
        if (!integer && !type.equals("varchar")) {
            return Optional.empty();
        }
        if (known.constant() == null) {
            return Optional.of(known);
        }
        if (known.constant() instanceof Text text) {
            if (!integer) {
                return Optional.of(known);
            }
            return text.value().matches("-?\\d{1,18}") ? number(text.value()) : Optional.empty();
        }
        return integer
                        && known.constant() instanceof Numeric number
                        && number.value().scale() <= 0
                ? Optional.of(known)
                : Optional.empty();
    }

    private static Optional<Known> concatenation(List<? extends ParserRuleContext> operands) {
        StringBuilder text = new StringBuilder();
        boolean isNull = false;
        for (ParserRuleContext operand : operands) {
            Optional<Known> known = of(operand);
            if (known.isPresent() && known.get().constant() instanceof Text part) {
                text.append(part.value());
            } else if (known.isPresent() && known.get().constant() == null) {
                isNull = true;
            } else {
                return Optional.empty();
            }
        }
        return isNull ? Optional.of(Known.NULL) : text(text.toString());
    }

    private static Optional<Known> call(FunctionCallContext node) {
        List<String> name = new ArrayList<>(Identifiers.parts(node.qualifiedName()));
        if (name.equals(List.of("concat"))) {
            return concatenation(node.expression());
        }
        if (name.equals(List.of("to_unixtime")) && node.expression().size() == 1) {
            return Moments.seconds(node.expression(0)).flatMap(Constants::approximate);
        }
        return Optional.empty();
    }
}

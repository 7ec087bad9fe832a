package io.coldtrail.sql.lint;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.sql.AthenaTranslator;
import io.coldtrail.sql.Reading;
import io.trino.grammar.sql.SqlBaseParser.BooleanExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.DereferenceContext;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.FunctionCallContext;
import io.trino.grammar.sql.SqlBaseParser.PredicatedContext;
import io.trino.grammar.sql.SqlBaseParser.PrimaryExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.QueryContext;
import io.trino.grammar.sql.SqlBaseParser.StringLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.ValueExpressionContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/**
 * Goes on after the translator's first complaint: what is wrong is put right where that is certain, or else taken out, and
 * the rest is read again.
 */
final class TranslationRepair {
    private static final int MOST_ROUNDS = 60;

    /** Bounds the time that a huge statement with many mistakes takes. */
    private static final long MOST_CHARACTERS = 1_000_000;

    private final AthenaTranslator translator;
    private final Judged judged;

    TranslationRepair(AthenaTranslator translator, Judged judged) {
        this.translator = translator;
        this.judged = judged;
    }

    /** Notes all that the translator refuses, and gives the last reading. */
    Reading settle(Reading first) {
        Reading reading = first;
        long read = 0;
        for (int round = 0; round < MOST_ROUNDS && reading.problem().isPresent() && !judged.isFull(); round++) {
            String sql = judged.text();
            read += sql.length();
            boolean grouped = ofGroups(sql, reading, reading.problem().get());
            if (grouped) {
                Reading next = read < MOST_CHARACTERS ? read(judged.text()) : null;
                if (next == null) {
                    return reading;
                }
                reading = next;
                continue;
            }
            Repair repair = repair(sql, reading, reading.problem().get());
            if (!repair.mendings().isEmpty()) {
                judged.mend(repair);
            } else {
                boolean ofMask = judged.isMasked() && repair.code() == LintCode.MISSING_GROUP_BY;
                if (!ofMask && !isOfPlaceholder(sql, reading, reading.problem().get())) {
                    judged.find(repair.code(), repair.start(), repair.end(), repair.message(), repair.remedy());
                }
                Optional<Mending> mask = mask(sql, reading, reading.problem().get());
                if (mask.isEmpty() || !judged.mask(mask.get())) {
                    return reading;
                }
            }
            Reading next = read < MOST_CHARACTERS ? read(judged.text()) : null;
            if (next == null) {
                return reading;
            }
            reading = next;
        }
        return reading;
    }

    /** Mends the groups of a query whose problem they are; false where nothing is certain. */
    private boolean ofGroups(String sql, Reading reading, ColdtrailException problem) {
        if (code(problem) != LintCode.MISSING_GROUP_BY || judged.isMasked()) {
            return false;
        }
        List<Repair> repairs = GroupCheck.repairs(new Nodes(sql, reading.tree()), reading);
        repairs.forEach(
                repair -> judged.find(repair.code(), repair.start(), repair.end(), repair.message(), repair.remedy()));
        if (repairs.stream().noneMatch(repair -> repair.code() == LintCode.MISSING_GROUP_BY)) {
            ParserRuleContext node = new Nodes(sql, reading.tree()).innermostAt(SyntaxRepair.offset(sql, problem));
            if (node != null) {
                Nodes nodes = new Nodes(sql, reading.tree());
                judged.find(code(problem), nodes.start(node), nodes.end(node), problem.problem(), problem.remedy());
            }
        }
        List<Mending> mendings = new ArrayList<>();
        repairs.forEach(repair -> mendings.addAll(repair.mendings()));
        mendings.sort(Comparator.comparingInt(Mending::start).reversed());
        mendings.forEach(judged::change);
        return !mendings.isEmpty();
    }

    /** Whether a problem is one of a value that is to be filled in. */
    private static boolean isOfPlaceholder(String sql, Reading reading, ColdtrailException problem) {
        Nodes nodes = new Nodes(sql, reading.tree());
        ParserRuleContext node = nodes.innermostAt(SyntaxRepair.offset(sql, problem));
        ParserRuleContext whole = condition(node);
        return Nodes.all(whole == null ? reading.tree() : whole, StringLiteralContext.class).stream()
                .filter(literal -> whole != null || nodes.start(literal) == SyntaxRepair.offset(sql, problem))
                .flatMap(literal -> Literal.of(literal, nodes).stream())
                .anyMatch(literal -> Placeholders.isOne(literal.value()));
    }

    private @Nullable Reading read(String sql) {
        try {
            return translator.read(sql);
        } catch (ColdtrailException e) {
            return null;
        }
    }

    private Repair repair(String sql, Reading reading, ColdtrailException problem) {
        int offset = SyntaxRepair.offset(sql, problem);
        Nodes nodes = new Nodes(sql, reading.tree());
        ParserRuleContext node = nodes.innermostAt(offset);
        if (node == null) {
            return unmended(code(problem), offset, offset, problem);
        }
        NameRepairs names = new NameRepairs(nodes, reading, problem);
        TypeRepairs types = new TypeRepairs(nodes, reading, problem);
        Optional<Repair> repair = switch (code(problem)) {
            case UNKNOWN_COLUMN -> names.column(node);
            case UNKNOWN_FIELD -> names.field(node);
            case UNKNOWN_FUNCTION -> names.function(node);
            case STRUCT_FIELD_OF_TEXT -> types.fieldOfText(node);
            case UNLIKE_TYPES -> types.unlike(node);
            default -> Optional.empty();
        };
        return repair.orElseGet(() -> unmended(code(problem), offset, end(nodes, node), problem));
    }

    private static int end(Nodes nodes, ParserRuleContext node) {
        FunctionCallContext call = Nodes.around(node, FunctionCallContext.class);
        return call != null && nodes.start(call) == nodes.start(node)
                ? nodes.end(call.qualifiedName())
                : nodes.end(node);
    }

    static Repair unmended(LintCode code, int start, int end, ColdtrailException problem) {
        return new Repair(code, start, end, List.of(), problem.problem(), problem.remedy());
    }

    private static LintCode code(ColdtrailException problem) {
        String message = problem.problem();
        if (problem.code() == ErrorCode.SQL_UNKNOWN_NAME) {
            return message.contains("has no field")
                    ? LintCode.UNKNOWN_FIELD
                    : message.startsWith("no function")
                            ? LintCode.UNKNOWN_FUNCTION
                            : message.startsWith("more than one") ? LintCode.AMBIGUOUS_NAME : LintCode.UNKNOWN_COLUMN;
        }
        if (problem.code() == ErrorCode.SQL_TYPE) {
            return message.contains("is varchar and has no fields") || message.startsWith("there is no varchar[")
                    ? LintCode.STRUCT_FIELD_OF_TEXT
                    : message.startsWith("the function ") ? LintCode.WRONG_ARGUMENTS : ofGroups(message);
        }
        return problem.code() == ErrorCode.SQL_SYNTAX ? LintCode.SYNTAX : LintCode.NOT_SUPPORTED;
    }

    private static LintCode ofGroups(String message) {
        return message.contains("neither grouped by")
                ? LintCode.MISSING_GROUP_BY
                : message.contains("cannot stand in WHERE") ? LintCode.AGGREGATE_IN_WHERE : LintCode.UNLIKE_TYPES;
    }

    /** The comparison around a node, within the same query. */
    private static @Nullable PredicatedContext condition(@Nullable ParserRuleContext node) {
        for (ParserRuleContext part = node; part != null && !(part instanceof QueryContext); part = part.getParent()) {
            if (part instanceof PredicatedContext predicated && predicated.predicate() != null) {
                return predicated;
            }
        }
        return null;
    }

    /** The smallest part around a problem without which the problem is gone. */
    private Optional<Mending> mask(String sql, Reading reading, ColdtrailException problem) {
        Nodes nodes = new Nodes(sql, reading.tree());
        ParserRuleContext node = nodes.innermostAt(SyntaxRepair.offset(sql, problem));
        Mending last = null;
        PredicatedContext condition = condition(node);
        for (ParserRuleContext part = condition == null ? node : condition; part != null; part = part.getParent()) {
            String nothing = part instanceof PredicatedContext predicated && predicated.predicate() != null
                    ? "TRUE"
                    : part instanceof PrimaryExpressionContext
                                    || part instanceof ValueExpressionContext
                                    || part instanceof BooleanExpressionContext
                                    || part instanceof ExpressionContext
                            ? "NULL"
                            : "";
            if (nothing.isEmpty() || part.getParent() instanceof DereferenceContext) {
                continue;
            }
            Mending mending = new Mending(nodes.start(part), nodes.end(part), nothing);
            if (mending.equals(last)) {
                continue;
            }
            last = mending;
            Reading without = read(mending.in(sql));
            if (without != null
                    && without.problem().map(left -> isElsewhere(left, problem)).orElse(true)) {
                return Optional.of(mending);
            }
        }
        return Optional.empty();
    }

    /** Whether a problem is another one, and not of what stands in the place of something taken out. */
    private static boolean isElsewhere(ColdtrailException left, ColdtrailException before) {
        boolean same = left.problem().equals(before.problem()) && Objects.equals(left.where(), before.where());
        return !same && !(left.problem().contains("unknown") && Objects.equals(left.where(), before.where()));
    }
}

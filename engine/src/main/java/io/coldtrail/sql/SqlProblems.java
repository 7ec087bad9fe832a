package io.coldtrail.sql;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Every message of this package, in one place. */
final class SqlProblems {
    private static final String DID_YOU_MEAN = "Did you mean ";
    private static final String OR = " or ";

    private SqlProblems() {}

    static Where at(Token token) {
        return Where.text(null, token.getLine(), token.getCharPositionInLine() + 1);
    }

    static Where at(ParserRuleContext node) {
        return at(node.getStart());
    }

    /** Something that Athena may know, and that is not known to mean the same here. */
    static ColdtrailException refused(Where where, String what, String remedy) {
        return new ColdtrailException(ErrorCode.SQL_REFUSED, "Coldtrail does not take " + what, where, remedy);
    }

    static ColdtrailException refused(ParserRuleContext node, String what, String remedy) {
        return refused(at(node), what, remedy);
    }

    static ColdtrailException refused(TerminalNode node, String what, String remedy) {
        return refused(at(node.getSymbol()), what, remedy);
    }

    static ColdtrailException syntax(Where where, String problem, String remedy) {
        return new ColdtrailException(ErrorCode.SQL_SYNTAX, problem, where, remedy);
    }

    /** What Athena's own type check refuses. */
    static ColdtrailException type(ParserRuleContext node, String problem, String remedy) {
        return new ColdtrailException(ErrorCode.SQL_TYPE, problem, at(node), remedy);
    }

    /** What is wrong with the query of a view, at the place where the view is named. */
    static ColdtrailException inView(ParserRuleContext node, String name, ColdtrailException cause) {
        return within(at(node), "the view " + name, cause);
    }

    /** What is wrong with a text that was kept under a name, at the place of the name. */
    static ColdtrailException within(Where where, String owner, ColdtrailException cause) {
        Where inner = cause.where();
        String place = inner == null ? "" : " (" + inner + " of its query)";
        return new ColdtrailException(
                cause.code(), owner + " cannot be read: " + cause.problem() + place, where, cause.remedy(), cause);
    }

    static ColdtrailException unknownTable(ParserRuleContext node, String name, Collection<String> tables) {
        String remedy = suggestion(name, tables);
        if (remedy.isEmpty() && name.matches("(cloudtrail|vpc_flow_logs)_\\d+")) {
            remedy = tables.isEmpty() ? "" : "The tables are: " + String.join(", ", tables) + ".";
        }
        return unknown(
                node, "no table is named " + name, remedy + space(remedy) + "Run `coldtrail tables` to see all.");
    }

    static ColdtrailException unknownColumn(ParserRuleContext node, String name, Collection<String> columns) {
        String remedy = suggestion(name, columns);
        if (node.getText().startsWith("\"")) {
            remedy += space(remedy) + "Double quotes are for names; a text goes in single quotes: '"
                    + node.getText().replace("\"", "") + "'.";
        }
        if (remedy.isEmpty()) {
            remedy = "Run `coldtrail tables NAME` to see the columns of a table.";
        }
        return unknown(node, "no column is named " + name, remedy);
    }

    static ColdtrailException unknownField(
            ParserRuleContext node, String name, String owner, Collection<String> fields) {
        String remedy = suggestion(name, fields);
        return unknown(
                node,
                owner + " has no field " + name,
                remedy.isEmpty() ? "Its fields are: " + String.join(", ", fields) + "." : remedy);
    }

    static ColdtrailException ambiguous(ParserRuleContext node, String name) {
        return unknown(
                node,
                "more than one column is named " + name,
                "Write the table's name or alias before it: t." + name + ".");
    }

    static ColdtrailException unknownFunction(ParserRuleContext node, String name, Collection<String> functions) {
        String remedy = suggestion(name, functions);
        return unknown(
                node,
                "no function is named " + name,
                remedy.isEmpty()
                        ? "Only functions of Athena that are known to mean the same here can be used."
                        : remedy);
    }

    static ColdtrailException wrongArguments(
            ParserRuleContext node, String name, List<SqlType> arguments, List<String> forms) {
        String given = arguments.stream().map(SqlType::athenaName).collect(Collectors.joining(", "));
        return type(
                node,
                "the function " + name + " does not take (" + given + ")",
                "It takes " + String.join(" or ", forms) + ".");
    }

    private static ColdtrailException unknown(ParserRuleContext node, String problem, String remedy) {
        return new ColdtrailException(ErrorCode.SQL_UNKNOWN_NAME, problem, at(node), remedy);
    }

    private static String suggestion(String name, Collection<String> known) {
        List<String> nearest = NearestNames.of(name, known);
        return nearest.isEmpty() ? "" : DID_YOU_MEAN + String.join(OR, nearest) + "?";
    }

    /** The names that a problem suggests, read from its remedy. */
    static List<String> suggestions(ColdtrailException problem) {
        String remedy = problem.remedy();
        int end = remedy.indexOf('?');
        return remedy.startsWith(DID_YOU_MEAN) && end > 0
                ? List.of(remedy.substring(DID_YOU_MEAN.length(), end).split(OR, -1))
                : List.of();
    }

    private static String space(String text) {
        return text.isEmpty() ? "" : " ";
    }
}

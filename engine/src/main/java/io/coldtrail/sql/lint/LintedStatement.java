package io.coldtrail.sql.lint;

import java.util.List;
import java.util.Optional;

/**
 * A statement with what was found in it.
 *
 * @param line on which it begins, from 1
 * @param findings in the order of their places
 * @param corrected the statement as it should be; empty where nothing can be put right for certain
 */
public record LintedStatement(String sql, int line, List<Finding> findings, Optional<String> corrected) {
    public LintedStatement {
        findings = List.copyOf(findings);
    }
}

package io.coldtrail.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Out of Range Error: Overflow in addition of INT64 (1 + 2)! | bigint addition overflow: 1 + 2",
                "Out of Range Error: Overflow in subtraction of INT32 (-2 - 1)!|integer subtraction overflow: -2 - 1",
                "Out of Range Error: Overflow in multiplication of INT16 (2 * 3)! | smallint multiplication overflow: 2 * 3",
                "Invalid Input Error: Division by zero in expression (1 // 0). Use TRY(expr) | Division by zero",
                "Conversion Error: Could not convert string 'a'b' to INT64 when casting from source column x | Cannot cast 'a'b' to BIGINT",
                "Conversion Error: Type VARCHAR with value '1e9' can't be cast to the destination type INT32 | Cannot cast '1e9' to INT",
                "Conversion Error: Type INT64 with value 9 can't be cast because the value is out of range for the destination type INT32 | Out of range for integer: 9",
                "Conversion Error: date field value out of range: \"2024-13-01\" when casting from source column x | Value cannot be cast to date: 2024-13-01",
                "Invalid Input Error: More than one row returned by a subquery used as an expression. | Scalar sub-query has returned multiple rows",
                "Invalid Input Error: io.coldtrail.sql.runtime.AthenaFailure: Index must be greater than zero | Index must be greater than zero",
                "Invalid Input Error: io.coldtrail.sql.runtime.OtherFailure: Invalid JSON | Invalid JSON",
            })
    void valuesFailInAthenasWords(String raw, String words) {
        ColdtrailException problem = Failures.of(new SQLException(raw));
        assertThat(problem.code()).isEqualTo(ErrorCode.SQL_RUNTIME);
        assertThat(problem.getMessage()).startsWith("the query failed while it ran: " + words + ". Look for values");
    }

    @Test
    void aFunctionThatFailsAsNoneMayIsAFaultOfTheProgram() {
        SQLException raw = new SQLException("Invalid Input Error: io.coldtrail.query.FunctionFault: boom\n"
                + "\tat io.coldtrail.query.AthenaRuntime.guarded(AthenaRuntime.java:1)\n"
                + "Caused by: java.lang.IllegalStateException: boom\n");
        assertThat(Failures.of(raw))
                .isInstanceOfSatisfying(
                        ColdtrailException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL))
                .hasMessageContaining("boom")
                .message()
                .doesNotContain("Exception")
                .doesNotContain("coldtrail.query")
                .doesNotContain("\n");
    }

    @Test
    void noNameOrStatementOfOursIsTold() {
        SQLException raw =
                new SQLException("Binder Error: No function matches 'athena_trim(INT32)'. You might need to add"
                        + " explicit type casts.\n\tCandidate functions:\n\ttrim(VARCHAR)\n\n\nLINE 1: select athena_trim(1)"
                        + " from \"cloudtrail$all\"\n               ^");
        assertThat(Failures.of(raw))
                .hasMessage(
                        "the query does not hold together: no function matches 'trim(integer)'. Mend the clause that"
                                + " the message names.");
    }

    @Test
    void aLimitIsNamedWithTheWayToRaiseIt() {
        SQLException memory = new SQLException("Out of Memory Error: could not allocate block of size 980.0 KiB"
                + " (63.5 MiB/64.0 MiB used)\n\nPossible solutions:\n* Reducing the number of threads (SET threads=X)");
        assertThat(Failures.of(memory))
                .hasMessage(
                        "the query needs more memory than the 64.0 MiB that it may use. Ask for fewer columns or days,"
                                + " group by fewer values, or allow more with --memory.");
        SQLException disk = new SQLException("Out of Memory Error: failed to offload data block of size 128.0 KiB"
                + " (9.9 GiB/10.0 GiB used).\nThis limit was set by the 'max_temp_directory_size' setting.");
        assertThat(Failures.of(disk))
                .isInstanceOfSatisfying(
                        ColdtrailException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DISK_FULL))
                .hasMessage(
                        "the query needs more disk space for its work than the 10.0 GiB that it may use. Ask for fewer"
                                + " columns or days, group by fewer values, or allow more with --temp.");
    }
}

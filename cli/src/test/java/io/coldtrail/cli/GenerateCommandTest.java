package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.coldtrail.fixtures.Answers;
import io.coldtrail.fixtures.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
    @TempDir
    private Path temp;

    @Test
    void writesWhatWasAskedFor() throws IOException {
        Cli.Outcome outcome = cli().run(
                        "generate",
                        "--out",
                        "e",
                        "--events",
                        "300",
                        "--flows",
                        "500",
                        "--accounts",
                        "2",
                        "--days",
                        "2",
                        "--files-per-day",
                        "2",
                        "--seed",
                        "5",
                        "--start",
                        "2023-12-31",
                        "--scenario",
                        "root-login,trail-stopped");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .startsWith("300 events and 500 flow lines in ")
                .endsWith("the truth about them: e/answers.json\n");
        Answers answers = Answers.read(temp.resolve("e/answers.json"));
        assertThat(answers.totals().events()).isEqualTo(300);
        assertThat(answers.totals().flowLines()).isEqualTo(500);
        assertThat(answers.cloudtrail().byDay()).containsOnlyKeys("2023-12-31", "2024-01-01");
        assertThat(answers.scenarios()).containsOnlyKeys("root-login", "trail-stopped");
    }

    @Test
    void addsDamageWhereItIsAskedFor() throws IOException {
        Cli.Outcome none = quiet("d", "--flows", "50");
        assertThat(none.code()).as(none.err()).isZero();
        assertThat(none.out()).doesNotContain("damage");
        assertThat(damage("d")).isEmpty();

        Cli.Outcome two = quiet("e", "--flows", "0", "--damage", "bad-lines,empty-file");
        assertThat(two.code()).as(two.err()).isZero();
        assertThat(two.out())
                .endsWith(
                        "2 files are damaged, hostile or not what they seem: \"damage\" there says what must become of each\n");
        assertThat(damage("e")).containsExactly("bad-lines", "empty-file");

        Cli.Outcome all = quiet("f", "--flows", "0", "--damage", "all");
        assertThat(all.code()).as(all.err()).isZero();
        assertThat(damage("f")).containsExactlyElementsOf(Damage.names());
    }

    @Test
    void signsDigestsAndWritesTheKeyOnlyWhereItIsAskedFor() throws IOException, GeneralSecurityException {
        Cli.Outcome outcome = quiet("s", "--flows", "0", "--digests", "--signing-key-out", "key.pem");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains(" signed digests; their public key: s/public-keys.json\n");
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder()
                        .decode(Files.readString(temp.resolve("key.pem"))
                                .replace("-----BEGIN PRIVATE KEY-----", "")
                                .replace("-----END PRIVATE KEY-----", ""))));
        String published = new ObjectMapper()
                .readTree(temp.resolve("s/public-keys.json").toFile())
                .at("/PublicKeyList/0/Value")
                .asText();
        // A PKCS #1 key: sequence of modulus and exponent.
        assertThat(HexFormat.of().formatHex(Base64.getDecoder().decode(published)))
                .contains(key.getModulus().toString(16))
                .endsWith("0203010001");
        assertThat(key.getPublicExponent()).isEqualTo(65537);
        assertThat(cli().run("verify", "--evidence", "s", "--keys", "s/public-keys.json", "--progress", "none")
                        .code())
                .isZero();

        Cli.Outcome again = quiet("t", "--flows", "0", "--digests", "--signing-key-out", "key.pem");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("names a file that is there");
        Cli.Outcome unsigned = quiet("t", "--flows", "0", "--signing-key-out", "other.pem");
        assertThat(unsigned.code()).isEqualTo(2);
        assertThat(unsigned.err()).contains("needs --digests");
        assertThat(temp.resolve("t")).doesNotExist();
        assertThat(temp.resolve("other.pem")).doesNotExist();
    }

    @Test
    void leavesOutScenariosThatDoNotFit() throws IOException {
        Cli.Outcome outcome = cli().run("generate", "--out", "f", "--events", "0", "--flows", "5000", "--days", "1");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("are left out");
        assertThat(Answers.read(temp.resolve("f/answers.json")).scenarios())
                .containsOnlyKeys("port-scan", "ldap-reflection", "volume-exfiltration");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(cli().run("generate", "--out", "g", "--scenario", "alien-invasion")
                        .err())
                .contains("there is no scenario \"alien-invasion\". It must be none, or some of port-scan, ");
        assertThat(cli().run("generate", "--out", "g", "--damage", "gzip-crc,rust")
                        .err())
                .contains("there is no damage \"rust\". It must be all, or some of truncated-gzip, gzip-crc, ");
        assertThat(cli().run("generate", "--out", "g", "--damage", "rust").code())
                .isEqualTo(2);
        assertThat(cli().run("generate", "--out", "g", "--accounts", "0").code())
                .isEqualTo(2);
        assertThat(cli().run("generate", "--out", "g", "--start", "yesterday").err())
                .contains("--start cannot be \"yesterday\"");
        assertThat(cli().run("generate").code()).isEqualTo(2);
        assertThat(temp.resolve("g")).doesNotExist();
        assertThat(cli().run("generate", "--out", "h", "--scenario", "none", "--events", "10", "--flows", "10")
                        .code())
                .isZero();
        Cli.Outcome again = cli().run("generate", "--out", "h");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("the folder is not empty");
    }

    private Cli.Outcome quiet(String out, String... more) {
        return cli().run(Stream.concat(
                        Stream.of("generate", "--out", out, "--events", "50", "--days", "1", "--scenario", "none"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private List<String> damage(String out) throws IOException {
        return Answers.read(temp.resolve(out).resolve(Answers.FILE_NAME)).damage().stream()
                .map(Answers.DamagedFile::name)
                .distinct()
                .toList();
    }

    private Cli cli() {
        return new Cli(temp, CaseAccess.inFolder());
    }
}

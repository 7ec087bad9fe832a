package io.coldtrail.integrity.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.fixtures.Answers;
import io.coldtrail.fixtures.EvidenceGenerator;
import io.coldtrail.fixtures.GeneratorOptions;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An outside judge of the generator's chains: what this project signs and verifies, OpenSSL verifies as well. */
class OpensslJudgeTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void agreesWithOpensslOnAGeneratedChain() throws Exception {
        assumeTrue(runs("openssl", "version"), "openssl is not installed");
        Path out = folder.resolve("evidence");
        GeneratorOptions options = GeneratorOptions.defaults()
                .withScenarios(List.of())
                .withEvents(400)
                .withFlows(0)
                .withAccounts(2)
                .withRegions(1)
                .withDays(1)
                .withFilesPerDay(4)
                .withDigests();
        Answers.Digests digests =
                Answers.read(EvidenceGenerator.generate(options, out).answers()).digests();
        assertThat(digests).isNotNull();

        JsonNode key = JSON.readTree(out.resolve(digests.publicKeys()).toFile())
                .path("PublicKeyList")
                .path(0);
        Path pem = Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN RSA PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(Base64.getDecoder()
                                        .decode(key.path("Value").asText()))
                        + "\n-----END RSA PUBLIC KEY-----\n");
        List<Path> files;
        try (Stream<Path> paths = Files.walk(out)) {
            files = paths.filter(path -> path.toString().contains("/o-exampleorgid/")
                            && path.toString().contains("CloudTrail-Digest")
                            && path.toString().endsWith(".json.gz"))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSize(25);
        for (int i = 0; i < files.size(); i++) {
            byte[] content = SignedBucket.unzipped(files.get(i));
            JsonNode digest = JSON.readTree(content);
            String signature = i + 1 < files.size()
                    ? JSON.readTree(SignedBucket.unzipped(files.get(i + 1)))
                            .path("previousDigestSignature")
                            .asText()
                    : JSON.readTree(Path.of(files.get(i) + ".head.json").toFile())
                            .path("Metadata")
                            .path("signature")
                            .asText();
            // The published string to sign; a null reads as "null".
            String signed = digest.path("digestEndTime").asText() + "\n"
                    + digest.path("digestS3Bucket").asText() + "/"
                    + digest.path("digestS3Object").asText() + "\n" + SignedBucket.sha256(content) + "\n"
                    + digest.path("previousDigestSignature").asText();
            assertThat(verifies(pem, signed, signature))
                    .as(files.get(i).toString())
                    .isTrue();
            assertThat(verifies(pem, signed + "\n", signature)).isFalse();
        }

        DigestReport report = DigestCheck.run(new DigestRequest(
                List.of(out),
                List.of(out.resolve(digests.publicKeys())),
                List.of(),
                null,
                null,
                Limits.DEFAULT,
                new LocalStorage(),
                2,
                DigestProgress.NONE));
        assertThat(report.digests()).isEqualTo(new VerdictCounts(digests.files(), 0, 0, 0, 0));
        assertThat(report.logs()).isEqualTo(new VerdictCounts(digests.logs(), 0, 0, 0, 0));
        assertThat(report.chains()).hasSameSizeAs(digests.chains());
    }

    private boolean verifies(Path pem, String signed, String signature) throws Exception {
        Path message = Files.write(folder.resolve("message"), signed.getBytes(StandardCharsets.UTF_8));
        Path bytes = Files.write(folder.resolve("signature"), HexFormat.of().parseHex(signature));
        return runs(
                "openssl",
                "dgst",
                "-sha256",
                "-verify",
                pem.toString(),
                "-signature",
                bytes.toString(),
                message.toString());
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}

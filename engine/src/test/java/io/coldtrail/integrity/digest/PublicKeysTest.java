package io.coldtrail.integrity.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.problem.ColdtrailException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicKeysTest {
    private static final byte[] DER = SignedBucket.KEY.publicKeyDer();

    @TempDir
    Path folder;

    @Test
    void readsAKeyAndItsFingerprint() throws Exception {
        assertThat(RsaKeys.fingerprint(DER)).isEqualTo(SignedBucket.KEY.fingerprint());
        assertThat(RsaKeys.parse(DER).getAlgorithm()).isEqualTo("RSA");
    }

    @Test
    void refusesEveryCutAndWhatFollowsTheEnd() {
        for (int length = 0; length < DER.length; length++) {
            byte[] cut = Arrays.copyOf(DER, length);
            assertThatThrownBy(() -> RsaKeys.parse(cut)).isInstanceOf(InvalidKeySpecException.class);
        }
        assertThatThrownBy(() -> RsaKeys.parse(Arrays.copyOf(DER, DER.length + 1)))
                .hasMessageContaining("bytes follow");
        byte[] notASequence = DER.clone();
        notASequence[0] = 0x31;
        assertThatThrownBy(() -> RsaKeys.parse(notASequence)).hasMessageContaining("not PKCS #1");
    }

    @Test
    void takesASignatureThatIsNoHexForNone() throws Exception {
        assertThat(RsaKeys.verifies(RsaKeys.parse(DER), new byte[3], "no hex")).isFalse();
        assertThat(RsaKeys.verifies(RsaKeys.parse(DER), new byte[3], "")).isFalse();
        assertThat(RsaKeys.verifies(RsaKeys.parse(DER), new byte[3], "00".repeat(256)))
                .isFalse();
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        refuses("[]", "no JSON object");
        refuses("{}", "no PublicKeyList");
        refuses("{\"PublicKeyList\":[{\"Fingerprint\":\"ab\",\"Value\":\"%%\"}]}", "the key ab is not base64");
        refuses("{\"PublicKeyList\":[{\"Fingerprint\":\"ab\",\"Value\":\"MAA=\"}]}", "the key ab cannot be used");
    }

    private void refuses(String text, String problem) throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), text);
        assertThatThrownBy(() -> PublicKeys.read(new SmallFiles(new LocalStorage()), List.of(file)))
                .isInstanceOf(ColdtrailException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining(file.toString());
    }
}

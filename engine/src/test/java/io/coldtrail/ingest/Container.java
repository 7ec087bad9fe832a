package io.coldtrail.ingest;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** What logs are packed in. All packing is done by others' code. */
enum Container {
    PLAIN(""),
    GZIP(".gz"),
    ZSTD(".zst"),
    BZIP2(".bz2"),
    ZIP(".zip"),
    TAR(".tar"),
    TAR_GZ(".tar.gz");

    /** A member of an archive. */
    record Member(String name, byte[] content) {}

    private final String suffix;

    Container(String suffix) {
        this.suffix = suffix;
    }

    String suffix() {
        return suffix;
    }

    /** Packs a log; an archive gets it as its one member. */
    byte[] pack(byte[] content) throws IOException {
        return switch (this) {
            case PLAIN -> content;
            case GZIP -> through(content, GZIPOutputStream::new);
            case ZSTD -> Zstd.compress(content);
            case BZIP2 -> through(content, BZip2CompressorOutputStream::new);
            case ZIP, TAR, TAR_GZ -> archive(List.of(new Member("logs/log.json", content)));
        };
    }

    /** Packs members in the given order. */
    byte[] archive(List<Member> members) throws IOException {
        return switch (this) {
            case ZIP -> zip(members);
            case TAR -> tar(members);
            case TAR_GZ -> through(tar(members), GZIPOutputStream::new);
            case PLAIN, GZIP, ZSTD, BZIP2 -> throw new IllegalArgumentException(this + " holds one file");
        };
    }

    /** Takes off the one compression that content shows, as a judge of our own inflating. */
    static byte[] inflate(byte[] stored) throws IOException {
        InputStream in = new ByteArrayInputStream(stored);
        if (begins(stored, 0x1F, 0x8B)) {
            in = new GZIPInputStream(in);
        } else if (begins(stored, 0x28, 0xB5, 0x2F, 0xFD)) {
            in = new ZstdInputStream(in);
        } else if (begins(stored, 'B', 'Z', 'h')) {
            in = new BZip2CompressorInputStream(in, true);
        }
        try (InputStream inflated = in) {
            return inflated.readNBytes(64 << 20);
        }
    }

    private static boolean begins(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    @FunctionalInterface
    private interface Compressor {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] through(byte[] content, Compressor compressor) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream compressed = compressor.over(out)) {
            compressed.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] zip(List<Member> members) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Member member : members) {
                ZipEntry entry = new ZipEntry(member.name());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(member.content());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] tar(List<Member> members) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Member member : members) {
                TarArchiveEntry entry = new TarArchiveEntry(member.name(), true);
                entry.setSize(member.content().length);
                entry.setModTime(0);
                tar.putArchiveEntry(entry);
                tar.write(member.content());
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }
}

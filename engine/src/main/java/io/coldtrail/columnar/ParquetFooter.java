package io.coldtrail.columnar;

import io.coldtrail.bytes.DamagedBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * The metadata at the end of a Parquet file. The row groups are as the file tells them; nothing of them is checked yet.
 *
 * @param rows the number of rows in the file, as it tells it
 * @param start where the footer begins: all pages end before it
 */
record ParquetFooter(MessageType schema, List<RowGroup> rowGroups, long rows, long start) {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENCRYPTED_MAGIC = "PARE".getBytes(StandardCharsets.US_ASCII);

    /** Real footers take some hundred bytes for a column of a row group. */
    private static final int MAX_BYTES = 16 << 20;

    private static final int MAX_COLUMNS = 4_096;

    static ParquetFooter read(ChannelBytes file, int maxDepth) throws IOException {
        if (file.size() < 3L * MAGIC.length || !Arrays.equals(file.read(0, MAGIC.length), MAGIC)) {
            throw ParquetDamage.damaged("the file does not begin as a Parquet file does");
        }
        byte[] tail = file.read(file.size() - 8, 8);
        byte[] magic = Arrays.copyOfRange(tail, 4, 8);
        if (Arrays.equals(magic, ENCRYPTED_MAGIC)) {
            throw ParquetDamage.unsupported("the file is encrypted");
        }
        if (!Arrays.equals(magic, MAGIC)) {
            throw ParquetDamage.damaged("the file does not end as a Parquet file does; it may be cut short");
        }
        int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (length <= 0 || length > file.size() - 12) {
            throw ParquetDamage.damaged("the footer's length " + length + " does not fit into the file");
        }
        if (length > MAX_BYTES) {
            throw ParquetDamage.tooLarge("the footer holds more than maxFooterBytes " + MAX_BYTES);
        }
        long start = file.size() - 8 - length;
        byte[] bytes = file.read(start, length);
        if (CompactStructure.end(bytes, 0, length) == CompactStructure.INCOMPLETE) {
            throw ParquetDamage.damaged("the footer ends too early");
        }
        try {
            return parse(bytes, start, maxDepth);
        } catch (DamagedBytes e) {
            throw e;
        } catch (IOException e) {
            throw ParquetDamage.damaged("the footer is damaged: " + e.getMessage());
        }
    }

    /** The same with some of the top-level columns only. */
    ParquetFooter with(Predicate<String> wanted) throws DamagedBytes {
        List<Type> fields = schema.getFields().stream()
                .filter(field -> wanted.test(field.getName()))
                .toList();
        if (fields.isEmpty()) {
            throw ParquetDamage.damaged("the file lacks the columns that are read");
        }
        return new ParquetFooter(new MessageType(schema.getName(), fields), rowGroups, rows, start);
    }

    private static ParquetFooter parse(byte[] bytes, long start, int maxDepth) throws IOException {
        FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(bytes));
        requireSaneSchema(metadata.getSchema(), maxDepth);
        // Statistics and the writer's name are not needed, and a hostile file puts into them what it likes.
        FileMetaData bare = new FileMetaData(metadata.getVersion(), metadata.getSchema(), 0, List.of());
        MessageType schema = new ParquetMetadataConverter()
                .fromParquetMetadata(bare)
                .getFileMetaData()
                .getSchema();
        requireDistinctColumns(schema);
        return new ParquetFooter(schema, metadata.getRow_groups(), metadata.getNum_rows(), start);
    }

    /** The schema comes as a tree in preorder, and is built by recursion. */
    private static void requireSaneSchema(List<SchemaElement> elements, int maxDepth) throws DamagedBytes {
        if (elements.size() > 2 * MAX_COLUMNS) {
            throw ParquetDamage.tooLarge("the schema holds more than maxColumns " + MAX_COLUMNS);
        }
        Deque<Integer> childrenLeft = new ArrayDeque<>();
        for (SchemaElement element : elements) {
            while (!childrenLeft.isEmpty() && childrenLeft.peek() == 0) {
                childrenLeft.pop();
            }
            if (!childrenLeft.isEmpty()) {
                childrenLeft.push(childrenLeft.pop() - 1);
            }
            childrenLeft.push(Math.max(0, element.getNum_children()));
            if (childrenLeft.size() > maxDepth) {
                throw ParquetDamage.damaged("the schema is nested deeper than maxDepth " + maxDepth);
            }
        }
    }

    private static void requireDistinctColumns(MessageType schema) throws DamagedBytes {
        List<ColumnDescriptor> columns = schema.getColumns();
        if (columns.isEmpty()) {
            throw ParquetDamage.damaged("the schema has no columns");
        }
        Set<List<String>> paths = new HashSet<>();
        for (ColumnDescriptor column : columns) {
            if (!paths.add(Arrays.asList(column.getPath()))) {
                throw ParquetDamage.damaged("two columns have the name " + String.join(".", column.getPath()));
            }
        }
    }
}

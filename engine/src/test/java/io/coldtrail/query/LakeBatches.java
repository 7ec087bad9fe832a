package io.coldtrail.query;

import io.coldtrail.columnar.ListVector;
import io.coldtrail.columnar.NumberVector;
import io.coldtrail.columnar.RecordBatch;
import io.coldtrail.columnar.StructVector;
import io.coldtrail.columnar.TextMapVector;
import io.coldtrail.columnar.TextVector;
import io.coldtrail.columnar.Vector;
import io.coldtrail.lake.BatchConsumer;
import io.coldtrail.lake.BatchSource;
import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.lake.Part;
import io.coldtrail.lake.Partition;
import io.coldtrail.schema.LakeTable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The rows of a lake as a source of batches, read by DuckDB, so that the same rows can be asked for in both ways. Batches
 * are small and handed over in slices that do not begin at their first row.
 */
final class LakeBatches implements BatchSource {
    private static final int BATCH_ROWS = 50;

    private final LakeSnapshot lake;
    private final List<Partition> read = new ArrayList<>();
    private final Map<Part, List<RecordBatch>> batches = new HashMap<>();

    LakeBatches(LakeSnapshot lake) {
        this.lake = lake;
    }

    /** The partitions that were read, in order; one for each part. */
    synchronized List<Partition> read() {
        return List.copyOf(read);
    }

    /** Forgets what was read. */
    synchronized void forget() {
        read.clear();
    }

    @Override
    public List<Partition> partitions(LakeTable table) {
        return lake.of(table).stream().map(Part::partition).distinct().toList();
    }

    @Override
    public List<String> accounts(LakeTable table) {
        return lake.accounts(table);
    }

    @Override
    public List<String> addedColumns(LakeTable table) {
        return List.of();
    }

    @Override
    public void read(LakeTable table, Predicate<Partition> wanted, BatchConsumer consumer) {
        for (Part part : lake.of(table)) {
            if (wanted.test(part.partition())) {
                for (RecordBatch batch : batches(part)) {
                    int middle = Math.min(batch.rows(), batch.rows() / 3 + 1);
                    consumer.accept(part.partition(), batch, 1, middle);
                    consumer.accept(part.partition(), batch, middle, batch.rows());
                }
            }
        }
    }

    /** The rows of a part; they are kept, because tests ask for them often. */
    private synchronized List<RecordBatch> batches(Part part) {
        read.add(part.partition());
        return batches.computeIfAbsent(part, this::load);
    }

    private List<RecordBatch> load(Part part) {
        String sql = "SELECT * FROM read_parquet("
                + ViewSql.literal(lake.caseFolder().resolve(part.path()).toString()) + ", hive_partitioning = false)";
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<RecordBatch> loaded = new ArrayList<>();
            boolean more = rows.next();
            while (more) {
                RecordBatch batch = new RecordBatch(part.partition().table().storedColumns());
                // A row of another file stands in front.
                batch.commitRow();
                while (more && batch.rows() < BATCH_ROWS) {
                    for (int i = 0; i < batch.schema().size(); i++) {
                        stage(
                                batch.vector(i),
                                rows.getObject(batch.schema().get(i).name()));
                    }
                    batch.commitRow();
                    more = rows.next();
                }
                loaded.add(batch);
            }
            return loaded;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stage(Vector vector, Object value) throws SQLException {
        if (value == null) {
            return;
        }
        if (vector instanceof TextVector text) {
            text.stage((String) value);
        } else if (vector instanceof NumberVector number) {
            number.stage(((Number) value).longValue());
        } else if (vector instanceof StructVector struct) {
            struct.stage();
            Object[] fields = ((Struct) value).getAttributes();
            for (int i = 0; i < fields.length; i++) {
                stage(struct.field(i), fields[i]);
            }
        } else if (vector instanceof ListVector list) {
            list.stage();
            for (Object element : (Object[]) ((Array) value).getArray()) {
                stage(list.elements(), element);
                list.elements().commitRow();
            }
        } else if (vector instanceof TextMapVector map) {
            map.stage();
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                stage(map.keys(), entry.getKey());
                stage(map.values(), entry.getValue());
                map.commitEntry();
            }
        }
    }
}

package org.daylight.kit.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.Arc;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Variant;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.table.Columns;
import org.daylight.kit.table.TableCell;
import org.jspecify.annotations.Nullable;

/**
 * A whole list as a file that an import reads again. What the caller may see is decided before the first byte; the rows
 * come from a cursor. The file ends by saying how much it holds, so that a torn one is known: lines with {@code
 * {"end":true,"count":…,"sha256":…}} over all bytes before, a table with a row {@code #end,count}. What shows something
 * else than the records said, some fields, an earlier day, what sources declare, or a record of which its reader is not
 * shown all, ends with {@code "view":true} and {@code #view,count}, which imports refuse: written again it would take away
 * what it left out. As it was recorded at one instant the whole register comes out of one moment, list by list.
 */
public final class Export<B> {

    public static final String LINES = "application/x-ndjson";
    public static final String TABLE = "text/csv";

    static final MediaType LINES_TYPE = MediaType.valueOf(LINES);
    static final List<Variant> FORMS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, LINES_TYPE, MediaType.valueOf(TABLE))
            .build();

    private static final int BATCH = 500;
    private static final int BUFFER = 64 * 1024;

    private final Shape<?, B> shape;
    private final Reading.Rows<B> rows;
    private final UnaryOperator<List<Recorded<B>>> shown;
    private boolean whole;
    private final @Nullable Selection selection;

    /**
     * @param whole false if the records are shown as of a day or by what sources declare
     * @param selection the fields that are shown; null = all
     */
    Export(
            Shape<?, B> shape,
            Reading.Rows<B> rows,
            UnaryOperator<List<Recorded<B>>> shown,
            boolean whole,
            @Nullable Selection selection) {
        this.shape = shape;
        this.rows = rows;
        this.shown = shown;
        this.whole = whole && selection == null;
        this.selection = selection;
    }

    void lines(OutputStream out) throws IOException {
        var digest = sha256();
        var written = new Written(new DigestOutputStream(new BufferedOutputStream(out, BUFFER), digest));
        each(line -> written.add(Json.mapper().writeValueAsString(line) + "\n", line.marking()));
        written.out.flush();
        var sha256 = HexFormat.of().formatHex(digest.digest());
        var end = new End(true, whole ? null : true, written.count, sha256, Marking.highest(written.markings));
        out.write((Json.mapper().writeValueAsString(end) + "\n").getBytes(UTF_8));
        out.flush();
    }

    void table(OutputStream out) throws IOException {
        var all = Columns.of(shape.body());
        var content = selection == null ? all : all.only(selection::shows);
        var about = Columns.of(ExportLine.About.class);
        var columns = content.and(about);
        var written = new Written(new BufferedOutputStream(out, BUFFER));
        written.out.write(Columns.line(columns.names()).getBytes(UTF_8));
        each(line -> {
            var cells = new ArrayList<>(content.cells(line.content()));
            cells.addAll(about.cells(Json.mapper().valueToTree(line.about())));
            written.add(Columns.line(cells), line.marking());
        });
        var end = new ArrayList<>(List.of(whole ? TableCell.END : TableCell.VIEW, Long.toString(written.count)));
        while (end.size() < columns.names().size()) {
            end.add("");
        }
        written.out.write(Columns.line(end).getBytes(UTF_8));
        written.out.flush();
    }

    /** What a file of lines ends with. The highest marking of its records is the marking of the file. */
    record End(boolean end, @Nullable Boolean view, long count, String sha256, Marking marking) {}

    private interface EachLine {
        void line(ExportLine line) throws IOException;
    }

    /** What a record names is looked up by the batch. */
    private void each(EachLine action) throws IOException {
        // Without its request nobody knows whose eyes these are, and work in the background sees everything.
        if (!Arc.container().requestContext().isActive()) {
            throw new IllegalStateException("an export is written within its request");
        }
        var batch = new ArrayList<Recorded<B>>();
        rows.each(BATCH, record -> {
            batch.add(record);
            if (batch.size() == BATCH) {
                pass(batch, action);
            }
        });
        pass(batch, action);
    }

    private void pass(List<Recorded<B>> batch, EachLine action) throws IOException {
        var records = batch.isEmpty() ? batch : shown.apply(List.copyOf(batch));
        for (var i = 0; i < records.size(); i++) {
            var record = records.get(i);
            whole &= record.content().equals(batch.get(i).content());
            ObjectNode content = Json.mapper().valueToTree(record.content());
            if (selection != null) {
                content.retain(List.copyOf(selection.names()));
            }
            action.line(ExportLine.of(shape, record, content));
        }
        batch.clear();
    }

    private static final class Written {
        private final OutputStream out;
        private final List<Marking> markings = new ArrayList<>();
        private long count;

        Written(OutputStream out) {
            this.out = out;
        }

        void add(String line, Marking marking) throws IOException {
            out.write(line.getBytes(UTF_8));
            count++;
            if (!markings.contains(marking)) {
                markings.add(marking);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

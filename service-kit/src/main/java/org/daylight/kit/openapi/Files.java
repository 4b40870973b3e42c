package org.daylight.kit.openapi;

import org.daylight.kit.recording.Export;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Lists that can also be had as files: the forms that are not JSON are text, and the whole list. */
final class Files {

    private static final String MEANING =
            "As application/x-ndjson or text/csv: the whole list without pages, in the form"
                    + " that the registry's imports read, packed with gzip if Accept-Encoding asks for it. Lines end with a line"
                    + " {\"end\":true,\"count\":…,\"sha256\":…} over all bytes before it, a table ends with a row #end and the number"
                    + " of its rows; without it the file is torn. Cells that a spreadsheet would run as a formula begin with an"
                    + " apostrophe; an import takes it away.";

    private static final String TABLE_MEANING =
            "As text/csv: the whole list without pages, as a table that ends with a row #view and the number of its rows;"
                    + " without it the table is torn. No import reads it. Cells that a spreadsheet would run as a formula"
                    + " begin with an apostrophe.";

    private Files() {}

    static void describe(Operation operation) {
        var responses = operation.getResponses();
        var answer = responses == null ? null : responses.getAPIResponse("200");
        var content = answer == null ? null : answer.getContent();
        if (content == null || content.getMediaType(Export.TABLE) == null) {
            return;
        }
        for (var form : new String[] {Export.LINES, Export.TABLE}) {
            var media = content.getMediaType(form);
            if (media != null) {
                media.setSchema(OASFactory.createSchema().addType(SchemaType.STRING));
            }
        }
        if (operation.getRequestBody() != null) {
            // What takes a file in answers with no list; it says itself what its table is.
            return;
        }
        var meaning = content.getMediaType(Export.LINES) == null ? TABLE_MEANING : MEANING;
        operation.setDescription(
                operation.getDescription() == null ? meaning : meaning + "\n\n" + operation.getDescription());
    }
}

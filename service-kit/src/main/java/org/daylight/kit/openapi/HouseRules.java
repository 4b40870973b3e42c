package org.daylight.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.daylight.kit.acting.Acting;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.problem.Problem;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;

/** Writes into the document what is the same for every operation of every service. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class HouseRules implements OASFilter {

    private static final String BASIC = "account";
    private static final String BEARER = "token";
    private static final String IF_MATCH = "If-Match";

    /** What problems say that only some operations have. */
    private static final Map<Integer, String> OTHERS = Map.of(
            404, "There is no such thing, or the caller may not see it.",
            408, "The body did not come in time.",
            409, "It conflicts with what is recorded, or the same request is still being answered.",
            413, "The body is larger than this operation reads.",
            415, "The body has a form or an encoding that is not read here.",
            422, "It names something that is not recorded, or the Idempotency-Key belongs to another body.");

    private final Declared declared;
    private final ListFields lists;

    public HouseRules(IndexView index) {
        this.declared = new Declared(index);
        this.lists = new ListFields(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        var components = api.getComponents() == null ? OASFactory.createComponents() : api.getComponents();
        api.setComponents(components);
        components.addSchema("Violation", violation()).addSchema("Problem", problem());
        components.addSecurityScheme(
                BASIC,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("basic")
                        .description("A local user of one machine, where no provider is configured."));
        components.addSecurityScheme(
                BEARER,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("A token of the OpenID Connect provider."));
        if (api.getPaths() != null) {
            api.getPaths()
                    .getPathItems()
                    .forEach((path, item) ->
                            item.getOperations().forEach((method, operation) -> complete(path, method, operation)));
        }
        ThreeStates.unwrap(components);
        components.setSchemas(new TreeMap<>(components.getSchemas()));
    }

    private void complete(String path, HttpMethod method, Operation operation) {
        var what = declared.method(operation.getOperationId());
        if (operation.getSummary() != null) {
            operation.setSummary(operation.getSummary().replace("{one}", what.noun()));
        }
        if (what.acts()) {
            operation.addParameter(idempotencyKey(method == HttpMethod.POST));
            operation.addParameter(header("X-Reason", "Why; kept in the recording unless the body has a reason."));
        }
        parameters(operation).stream()
                .filter(parameter -> IF_MATCH.equals(parameter.getName()))
                .forEach(parameter -> parameter.setDescription("The ETag of the version that was read."));
        if (takes(operation, Acting.KEY_HEADER)) {
            operation.addParameter(onBehalfOf());
        }
        if (!what.roles().isEmpty()) {
            operation.setDescription(described(operation, "Roles: " + String.join(", ", what.roles()) + "."));
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(BASIC));
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(BEARER));
        }
        Files.describe(operation);
        lists.describe(operation);
        succeeds(operation, what);
        problems(path, method, operation, what).forEach((status, text) -> {
            var responses = operation.getResponses();
            var there = responses == null ? null : responses.getAPIResponse(status);
            // The framework knows of some statuses, and nothing of what a problem looks like.
            if (responses != null && (there == null || there.getContent() == null)) {
                responses.addAPIResponse(status, answer(text));
            }
        });
    }

    /** What is made says where it is, what can be changed says its version. */
    private static void succeeds(Operation operation, Declared.Method what) {
        var responses = operation.getResponses();
        var answer = responses == null ? null : responses.getAPIResponse("200");
        if (answer == null) {
            return;
        }
        if (takes(operation, IF_MATCH)) {
            answer.addHeader(
                    "ETag", shown("The version that was written; to be sent as If-Match with the next change."));
        }
        if (what.status() != 200) {
            responses.removeAPIResponse("200");
            answer.setDescription(what.status() == 201 ? "Created" : "Accepted");
            answer.addHeader("Location", shown("Where it can be read."));
            responses.addAPIResponse(Integer.toString(what.status()), answer);
        }
    }

    private static Header shown(String description) {
        return OASFactory.createHeader().description(description).schema(string());
    }

    private static Map<String, String> problems(
            String path, HttpMethod method, Operation operation, Declared.Method what) {
        var problems = new LinkedHashMap<String, String>();
        var ifMatch = takes(operation, IF_MATCH);
        if (operation.getRequestBody() != null || !parameters(operation).isEmpty()) {
            problems.put(
                    "400", "The request is not valid; each violation points at its place and says how to mend it.");
        }
        if (!what.roles().isEmpty()) {
            problems.put("401", "Not signed in.");
            problems.put("403", "None of the caller's roles may do this.");
        }
        if (path.contains("{")) {
            problems.put("404", Objects.requireNonNull(OTHERS.get(404)));
        }
        if (path.contains("{") && !what.noun().isEmpty()) {
            problems.put("410", "It was purged; the detail names the purge.");
        }
        if (what.acts()) {
            problems.put("409", Objects.requireNonNull(OTHERS.get(409)));
            problems.put("422", Objects.requireNonNull(OTHERS.get(422)));
        }
        if (ifMatch) {
            problems.put("412", "It was changed since it was read.");
            problems.put("428", "If-Match is missing.");
        }
        what.problems()
                .forEach(status ->
                        problems.putIfAbsent(Integer.toString(status), Objects.requireNonNull(OTHERS.get(status))));
        if (method != HttpMethod.OPTIONS) {
            problems.put("503", "Something this service needs does not answer; Retry-After says when to repeat.");
        }
        return problems;
    }

    private static boolean takes(Operation operation, String header) {
        return parameters(operation).stream().anyMatch(parameter -> header.equals(parameter.getName()));
    }

    private static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : new ArrayList<>(operation.getParameters());
    }

    private static String described(Operation operation, String more) {
        return operation.getDescription() == null ? more : operation.getDescription() + "\n\n" + more;
    }

    private static Parameter idempotencyKey(boolean required) {
        return header(
                        Acting.KEY_HEADER,
                        "New for every new request, the same when it is repeated: the answer is then the first one"
                                + " again and nothing happens twice. Kept for 30 days.")
                .required(required);
    }

    private static Parameter onBehalfOf() {
        return header(
                        Caller.ON_BEHALF_OF_HEADER,
                        "The person for whom the caller acts as a deputy, in UTF-8; kept in the recording. A deputy of"
                                + " whoever proposed something is no second person.")
                .schema(string().minLength(1).maxLength(200));
    }

    private static Parameter header(String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .schema(string());
    }

    private static APIResponse answer(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("What went wrong and how to mend it (RFC 9457).")
                .addProperty("type", string().format("uri-reference"))
                .addProperty("title", string())
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", string())
                .addProperty(
                        "violations",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .items(OASFactory.createSchema().ref("#/components/schemas/Violation")))
                .addProperty("requestId", string())
                .required(List.of("type", "title", "status", "detail"));
    }

    private static Schema violation() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty(
                        "pointer",
                        string().description("An RFC 6901 pointer into the body, or query:…, header:…, path:…, line:…"))
                .addProperty("message", string())
                .required(List.of("pointer", "message"));
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}

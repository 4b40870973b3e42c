package org.daylight.rules.parameters;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.TreeMap;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.Pages;
import org.daylight.rules.revisions.Revisions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/parameters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "parameters", description = "Every dated amount, term and tolerance, with where it is written")
@EveryRole
class ParameterResource {

    private final Revisions revisions;

    ParameterResource(Revisions revisions) {
        this.revisions = revisions;
    }

    /**
     * One value of a parameter.
     *
     * @param group the set whose members it is for; left out = everybody
     * @param checked how well the reference was read
     */
    record ParameterView(
            String id,
            String rule,
            String revision,
            String parameter,
            @Nullable String from,
            @Nullable String to,
            @Nullable String group,
            String value,
            @Nullable String reference,
            @Nullable String checked) {}

    @GET
    @Operation(summary = "The parameters of published rules")
    public Page<ParameterView> list(
            @BeanParam @Valid PageQuery page,
            @RestQuery @Parameter(description = "Only of the rule with this key.") @Nullable String rule,
            @RestQuery
                    @Parameter(description = "Only those whose value was checked in this way, such as read.")
                    @Nullable
                    String checked) {
        var all = new ArrayList<ParameterView>();
        for (var revision : revisions.published(Kind.RULE)) {
            if (rule != null && !rule.equals(revision.key())) {
                continue;
            }
            var parameters = new TreeMap<>(revision.rule().source().parameters());
            parameters.forEach((name, parameter) -> {
                var index = 0;
                for (var value : parameter.values()) {
                    all.add(new ParameterView(
                            "%s/%s/%d".formatted(revision.digest(), name, index++),
                            revision.key(),
                            revision.digest(),
                            name,
                            value.from(),
                            value.to(),
                            value.group(),
                            value.value(),
                            value.reference(),
                            value.checked()));
                }
            });
        }
        var shown = all.stream()
                .filter(value -> checked == null || checked.equals(value.checked()))
                .toList();
        return Pages.of(shown, page, ParameterView::id, "parameters", rule, checked);
    }
}

package dev.aac.producer.platform.http;

import dev.aac.producer.platform.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** An {@link IdPage} as the query of a request names it; the framework fills it in. */
public class IdPageParameters {

    @Parameter(description = "nextCursor of a page")
    @QueryParam("cursor")
    @Nullable String cursor;

    @Parameter(
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "1",
                            maximum = "" + IdPage.LIMIT_MAX,
                            defaultValue = "" + IdPage.LIMIT_DEFAULT))
    @QueryParam("limit")
    @Nullable String limit;

    /**
     * @throws ProblemException that names every parameter that is wrong
     */
    public IdPage read() {
        return IdPage.of(cursor, limit);
    }
}

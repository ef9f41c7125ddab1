package dev.aac.producer.platform.http;

import dev.aac.producer.platform.time.LastDays;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * How many {@linkplain LastDays days} a request asks about. The field is what the description of a
 * route shows; the value is read from the whole query, as the parameters beside it are, so that an
 * answer names all that is wrong.
 */
public class DaysParameter {

    /** The parameter, among those that a route knows. */
    public static final String NAME = "days";

    static final int DEFAULT = 30;

    @Parameter(
            description = "How many days back, today among them; days are those of UTC",
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "1",
                            maximum = "" + LastDays.MAX,
                            defaultValue = "" + DEFAULT))
    @QueryParam(NAME)
    @Nullable String days;

    /** From 1 to {@link LastDays#MAX}; what is wrong with it is among the query's findings. */
    public int read(QueryParameters query) {
        return query.number(NAME, DEFAULT, LastDays.MAX);
    }
}

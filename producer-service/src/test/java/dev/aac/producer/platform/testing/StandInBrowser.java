package dev.aac.producer.platform.testing;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What a person does at a {@link StandInProviders}: says who it is, and is sent back. */
public final class StandInBrowser {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int FOUND = 302;

    private StandInBrowser() {}

    /**
     * @param page at the provider
     * @param as what the provider is to say; {@link StandInProviders} lists what that may be
     * @return the query with which the browser comes back, raw
     */
    public static String queryAfter(URI page, Map<String, Object> as) {
        String person = URLEncoder.encode(JSONObjectUtils.toJSONString(as), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(page + "&as=" + person)).build();
        try {
            HttpResponse<String> response =
                    HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != FOUND) {
                throw new AssertionError("the provider refuses the page: " + response.body());
            }
            return URI.create(response.headers().firstValue("Location").orElseThrow())
                    .getRawQuery();
        } catch (IOException failed) {
            throw new AssertionError("the provider does not answer", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    /** The same as parameters. */
    public static Map<String, List<String>> answerAfter(URI page, Map<String, Object> as) {
        return URLUtils.parseParameters(queryAfter(page, as));
    }
}

package dev.aac.producer.result.web;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.platform.correlation.RequestCorrelation;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemBody;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.result.ReportContent;
import dev.aac.producer.result.ReportFile;
import dev.aac.producer.result.RunReports;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers with files: whole or in part, or not again to who has it. */
@Singleton
class FileAnswers {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int PARTIAL = 206;
    private static final String RANGE = "Range";
    private static final String IF_RANGE = "If-Range";
    private static final String CONTENT_RANGE = "Content-Range";

    private final RunReports reports;
    private final RequestCorrelation correlation;

    FileAnswers(RunReports reports, RequestCorrelation correlation) {
        this.reports = reports;
        this.correlation = correlation;
    }

    /**
     * Who asks for what, and how.
     *
     * @param attachment whether a browser is to save it
     */
    record Asked(
            OrganizationScope scope,
            RunRef run,
            String path,
            HttpHeaders headers,
            boolean attachment) {}

    /**
     * @throws ProblemException when there is no such file
     */
    Response answer(Asked asked) {
        ReportFile file =
                reports.file(asked.scope(), asked.run(), asked.path())
                        .orElseThrow(FileAnswers::notFound);
        String tag = "\"" + file.sha256() + "\"";
        if (tag.equals(asked.headers().getHeaderString(HttpHeaders.IF_NONE_MATCH))) {
            return Response.notModified().header(HttpHeaders.ETAG, tag).build();
        }
        return switch (ByteRange.wished(range(asked.headers(), tag), file.size())) {
            case ByteRange.Wish.Whole _ ->
                    content(Response.ok(), asked, file, new ByteRange(0, file.size()));
            case ByteRange.Wish.Part(var part) ->
                    content(
                            Response.status(PARTIAL)
                                    .header(CONTENT_RANGE, part.header(file.size())),
                            asked,
                            file,
                            part);
            case ByteRange.Wish.Outside _ -> outside(file.size());
        };
    }

    static ProblemException notFound() {
        return new ProblemException(FixedProblem.REPORT_NOT_FOUND);
    }

    /** A part is no use to who has a part of another file. */
    private static @Nullable String range(HttpHeaders headers, String tag) {
        String condition = headers.getHeaderString(IF_RANGE);
        return condition == null || condition.equals(tag) ? headers.getHeaderString(RANGE) : null;
    }

    private Response outside(long size) {
        return Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                .header(CONTENT_RANGE, "bytes */" + size)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(ProblemBody.of(FixedProblem.RANGE_NOT_SATISFIABLE, correlation.id()))
                .build();
    }

    private Response content(
            Response.ResponseBuilder answer, Asked asked, ReportFile file, ByteRange part) {
        Optional<ReportContent> content = reports.content(asked.scope(), asked.run(), file);
        if (content.isEmpty()) {
            throw notFound();
        }
        String type = ContentTypes.of(file.path());
        boolean saved = asked.attachment() || type.equals(ContentTypes.BYTES);
        if (ContentTypes.isActive(type)) {
            answer.header("Content-Security-Policy", ContentTypes.SANDBOX);
        }
        return answer.header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CONTENT_LENGTH, part.length())
                .header(HttpHeaders.ETAG, "\"" + file.sha256() + "\"")
                .header("Accept-Ranges", "bytes")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        FileNames.disposition(saved ? "attachment" : "inline", file.path()))
                .entity(new Copy(content.get(), part))
                .build();
    }

    /** At the reader's pace, with one buffer. */
    private record Copy(ReportContent content, ByteRange part) implements StreamingOutput {

        @Override
        public void write(OutputStream output) throws IOException {
            try (content;
                    InputStream bytes = content.from(part.first())) {
                byte[] buffer = new byte[BUFFER_BYTES];
                long left = part.length();
                while (left > 0) {
                    int count = bytes.read(buffer, 0, (int) Math.min(buffer.length, left));
                    if (count < 0) {
                        throw new IOException("the file is shorter than it was");
                    }
                    output.write(buffer, 0, count);
                    left -= count;
                }
            }
        }
    }
}

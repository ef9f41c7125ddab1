package dev.aac.producer.result.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The bytes of an object while they come. To close it before its end gives the connection up, which
 * else would be read to the end.
 */
final class S3Stream extends FilterInputStream {

    private final ResponseInputStream<GetObjectResponse> answer;

    S3Stream(ResponseInputStream<GetObjectResponse> answer) {
        super(answer);
        this.answer = answer;
    }

    /** Of what comes, in bytes. */
    long size() {
        return answer.response().contentLength();
    }

    @Override
    public void close() throws IOException {
        answer.abort();
    }
}

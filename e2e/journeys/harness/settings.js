// What ./aac tells whatever goes through pages.

function required(name) {
    const value = process.env[name];
    if (!value) {
        throw new Error(`${name} is not set: run it with ./aac test journeys or ./aac bench pages`);
    }
    return value;
}

/** Where the copy is that was started for them. */
export const url = required('AAC_URL');

/** An image with a shell. */
export const image = required('AAC_TEST_IMAGE');

export const chromium = required('AAC_CHROMIUM');

/** Where screenshots go. */
export const out = required('AAC_JOURNEYS_OUT');

/** How long anything may take: a busy machine is slow, not wrong. */
export const LIMIT_MS = 90_000;

for (const name of ['API_TOKEN', 'BASE_URL']) {
  if (!process.env['AAC_CORPUS_' + name]) {
    throw new Error(`Missing required environment variable: ${name}`);
  }
}

module.exports = {
  testDir: '.',
  timeout: 4000,
  retries: Number(process.env.RETRIES ?? 0),
  reporter: 'list',
  use: {
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: ['--no-sandbox'],
    },
  },
  projects: [{ name: 'chromium' }],
};

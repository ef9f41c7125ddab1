test('an answer comes', (done) => {
  setTimeout(done, 60000).unref();
}, 300);

console.log('waiting for http://127.0.0.1:9/health');
const answer = await fetch('http://127.0.0.1:9/health'.replace(':9/', ':4999/'));
console.log(answer.status);

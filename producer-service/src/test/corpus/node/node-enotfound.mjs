import http from 'node:http';
http.get('http://api.test.invalid/v1/orders', (answer) => console.log(answer.statusCode));

// What the scenarios do over the API.

const base = `http://127.0.0.1:${process.env.AAC_PORT}`;
let next = 0;

async function call(method, path, body, token) {
  const answer = await fetch(base + path, {
    method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: body && JSON.stringify(body),
  });
  const json = await answer.json();
  if (!answer.ok) {
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(json)}`);
  }
  return json;
}

/** The admin of a new organization. */
export async function signUp() {
  next += 1;
  const answer = await call('POST', '/api/auth/signup', {
    email: `sio-${process.pid}-${next}@example.com`,
    password: 'Correct-Horse-7',
    name: 'Sio',
    organizationName: `Sio ${process.pid} ${next}`,
  });
  return { token: answer.token, organizationId: answer.user.organizationId };
}

/** Asks for a run and answers its taskId. */
export async function submit(person, image, command) {
  const answer = await call('POST', '/api/executions', { image, command }, person.token);
  return answer.data.taskId;
}

export async function logOut(person) {
  await call('POST', '/api/auth/logout', {}, person.token);
}

export { base };

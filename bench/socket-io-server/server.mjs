// The other side of `./aac bench live`: a Socket.IO server as one writes it. Whoever joins shows a
// token and hears the updates of the token's organization. Commands come as JSON lines on the
// standard input, each is answered by one on the standard output; it ends with the input.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import jwt from 'jsonwebtoken';
import { Server } from 'socket.io';

const secret = randomBytes(32);
const algorithm = 'HS256';
const http = createServer();
const io = new Server(http, { serveClient: false });
let updates = 0;

io.use((socket, next) => {
  try {
    socket.data.user = jwt.verify(socket.handshake.auth.token, secret, { algorithms: [algorithm] });
    next();
  } catch {
    next(new Error('Invalid or expired token'));
  }
});

io.on('connection', (socket) => {
  const { organizationId, userId, role } = socket.data.user;
  socket.join(organizationId);
  socket.emit('auth-success', {
    message: 'Connected to organization channel',
    organizationId,
    userId,
    role,
  });
});

const commands = {
  listen: () =>
    new Promise((resolve) => {
      http.listen(0, '127.0.0.1', () => resolve({ port: http.address().port }));
    }),

  token: ({ organizationId }) => ({
    token: jwt.sign({ organizationId, userId: organizationId, role: 'admin' }, secret, {
      algorithm,
      expiresIn: '1h',
    }),
  }),

  // So many updates by a timetable, each like that one but of another execution that ended just now.
  broadcast: ({ like, count, perSecond }) =>
    new Promise((resolve) => {
      const begin = performance.now();
      const next = (sent) => {
        if (sent === count) {
          resolve({ sent });
          return;
        }
        updates += 1;
        io.to(like.organizationId).emit('execution-updated', {
          ...like,
          taskId: `bench-${updates}`,
          endTime: new Date().toISOString(),
        });
        const due = begin + ((sent + 1) * 1000) / perSecond;
        setTimeout(next, Math.max(0, due - performance.now()), sent + 1);
      };
      next(0);
    }),

  // What is in use once nothing else is: objects and buffers.
  memory: () => {
    globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    return { kib: Math.round((heapUsed + external) / 1024) };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  console.log(JSON.stringify(await commands[command.name](command)));
}
process.exit();

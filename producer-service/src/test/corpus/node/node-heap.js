console.log('loading rows');
const rows = [];
for (;;) rows.push(new Array(1000).fill({ a: Math.random() }));

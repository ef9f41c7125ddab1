// Runs once, by the image's own start, while the volume is still empty: the producer's user, which may
// read and write the product's database and nothing else.
db.getSiblingDB('automation_platform').createUser({
  user: 'aac',
  pwd: process.env.AAC_MONGODB_PASSWORD,
  roles: [{ role: 'readWrite', db: 'automation_platform' }],
});

#!/usr/bin/env bash
# Makes the secrets of this overlay, once, in a folder that git does not see. Those that are there stay.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
umask 077

random() { od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'; }

if [[ -d secrets ]]; then
    echo "The secrets are there: $PWD/secrets"
    exit
fi
mongodb_root=$(random 24)
mongodb=$(random 24)
rabbitmq=$(random 24)
mkdir secrets.new
cat >secrets.new/mongodb.env <<END
MONGO_INITDB_ROOT_USERNAME=root
MONGO_INITDB_ROOT_PASSWORD=$mongodb_root
AAC_MONGODB_PASSWORD=$mongodb
END
cat >secrets.new/rabbitmq.env <<END
RABBITMQ_DEFAULT_USER=aac
RABBITMQ_DEFAULT_PASS=$rabbitmq
END
cat >secrets.new/worker.env <<END
RABBITMQ_URL=amqp://aac:$rabbitmq@rabbitmq:5672
END
cat >secrets.new/producer.env <<END
JWT_SECRET=$(random 48)
ENCRYPTION_KEY=$(random 32)
MONGODB_URI=mongodb://aac:$mongodb@mongodb:27017/automation_platform
RABBITMQ_URL=amqp://aac:$rabbitmq@rabbitmq:5672
END
mv secrets.new secrets
echo "Made in $PWD/secrets"

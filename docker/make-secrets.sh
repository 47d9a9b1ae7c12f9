#!/bin/sh
# Makes docker/secrets: one file for each secret of compose.yaml, readable by the images' account alone.
# Keeps what exists, so that it can be run again. The root key is not made here: see docker/README.md.
set -eu
umask 077
cd "$(dirname "$0")"
mkdir -p secrets

random() { head -c "$1" /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n'; }
keep() { [ -s "secrets/$1" ] || random 24 > "secrets/$1"; }

for name in postgres-password lp_migrator lp_tenant_login lp_hq_login lp_identity lp_public_login lp_worker_login lp_backup; do
  keep "$name"
done
# As `operator keys master` would: base64 of 32 bytes, with its padding.
[ -s secrets/master.key ] || head -c 32 /dev/urandom | base64 > secrets/master.key
# Given by whoever runs the mail server; empty where it asks for none.
[ -e secrets/smtp-password ] || : > secrets/smtp-password
printf 'postgres:5432:*:lp_administrator:%s\n' "$(cat secrets/postgres-password)" > secrets/pgpass

# The account `node` of the images; a plain file keeps its owner when compose mounts it as a secret.
[ "$(id -u)" -ne 0 ] || chown -R 1000:1000 secrets

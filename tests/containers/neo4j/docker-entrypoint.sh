#!/bin/bash
# What the official image does before Neo4j starts, as far as its users see it: settings, password, rights, user.
set -eu

as_neo4j() { setpriv --reuid=neo4j --regid=neo4j --init-groups "$@"; }
setting() { local name=${1#NEO4J_}; name=${name//__/%}; name=${name//_/.}; echo "${name//%/_}"; }

for variable in $(compgen -e NEO4J_ | grep _FILE$ || true); do
    [ -r "${!variable}" ] || { echo "The secret file '${!variable}' does not exist or is not readable." >&2; exit 1; }
    export "${variable%_FILE}=$(<"${!variable}")"
    unset "$variable"
done

conf=$NEO4J_HOME/conf/neo4j.conf
{
    echo server.default_listen_address=0.0.0.0
    echo server.memory.pagecache.size=512M
    for variable in $(compgen -e NEO4J_); do
        case $variable in NEO4J_AUTH | NEO4J_HOME) continue ;; esac
        [ -z "${!variable}" ] || echo "$(setting "$variable")=${!variable}"
    done
} >"$conf"
chown neo4j:neo4j "$conf"
chown -R neo4j:neo4j /data /logs

if [ "$1" != neo4j ]; then
    exec setpriv --reuid=neo4j --regid=neo4j --init-groups "$@"
fi
case ${NEO4J_AUTH:-} in
    "") ;;
    none) echo dbms.security.auth_enabled=false >>"$conf" ;;
    neo4j/neo4j) echo "Invalid value for password. It cannot be 'neo4j', which is the default." >&2; exit 1 ;;
    neo4j/?*) as_neo4j neo4j-admin dbms set-initial-password "${NEO4J_AUTH#neo4j/}" ;;
    *) echo "Invalid value for NEO4J_AUTH: it must be neo4j/PASSWORD, or none" >&2; exit 1 ;;
esac
exec setpriv --reuid=neo4j --regid=neo4j --init-groups neo4j

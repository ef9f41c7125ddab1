package dev.aac.producer.analysis;

import java.util.List;

/** Other machines that do not answer, whatever language asks them. */
final class NetworkRules {

    static final List<Rule> ALL =
            List.of(
                    Rule.of("network.dns", Category.DNS, 93)
                            .seen(
                                    "enotfound",
                                    "eai_again",
                                    "unknownhostexception",
                                    "gaierror",
                                    "name or service not known",
                                    "could not resolve host",
                                    "no such host",
                                    "err_name_not_resolved",
                                    "temporary failure",
                                    "nodename nor servname",
                                    "failed to resolve",
                                    "could not translate host name",
                                    "nameresolutionerror")
                            .matching(
                                    "getaddrinfo (?:ENOTFOUND|EAI_AGAIN)"
                                        + " ([\\w.-]+)|\\bENOTFOUND\\b|UnknownHostException:"
                                        + " ([\\w.-]+)|UnknownHostException|gaierror|Name or"
                                        + " service not known(?: \\(([^)]+)\\))?|[Cc]ould not"
                                        + " resolve host(?:name)?:? ([\\w.-]+)|lookup"
                                        + " ([\\w.-]+).*no such host|no such"
                                        + " host|ERR_NAME_NOT_RESOLVED(?: at (\\S+))?|Temporary"
                                        + " failure in name resolution|Temporary failure resolving"
                                        + " '([^']+)'|nodename nor servname|Failed to resolve"
                                        + " '([\\w.-]+)'|could not translate host name \"([^\"]+)\""
                                        + "|NameResolutionError")
                            .says(
                                    "The host name could not be resolved: {}.",
                                    "Check the name, and that the run's network can resolve it."),
                    Rule.of("network.go-lookup", Category.DNS, 93)
                            .seen("lookup ")
                            .matching(
                                    "\\blookup ([\\w-]+(?:\\.[\\w-]+)+)(?: on [\\d.:\\[\\]a-f]+)?:"
                                            + " ")
                            .says(
                                    "The host name could not be resolved: {}.",
                                    "Check the name, and that the run's network can resolve it."),
                    Rule.of("network.refused", Category.CONNECTION, 90)
                            .seen(
                                    "econnrefused",
                                    "connection refused",
                                    "connectexception",
                                    "connectionrefusederror",
                                    "err_connection_refused",
                                    "actively refused",
                                    " refused.")
                            .matching(
                                    "ECONNREFUSED(?: ([\\w.:\\[\\]-]+))?|[Cc]onnection refused(?:"
                                        + " \\(([\\w.-]+:\\d+)\\))?"
                                        + "|java\\.net\\.ConnectException|ConnectionRefusedError|ERR_CONNECTION_REFUSED(?:"
                                        + " at (\\S+))?|actively refused|Connection to (\\S+)"
                                        + " refused\\.")
                            .says(
                                    "Nothing accepts connections at the address that was called:"
                                            + " {}.",
                                    "Start the service before the tests, or correct its host and"
                                            + " port: localhost is the container itself."),
                    Rule.of("network.reset", Category.CONNECTION, 88)
                            .seen(
                                    "econnreset",
                                    "connection reset",
                                    "socket hang up",
                                    "err_connection_reset",
                                    "err_empty_response",
                                    "connection aborted",
                                    "remote end closed connection",
                                    "err_connection_closed")
                            .matching(
                                    "(?i)ECONNRESET|connection reset|socket hang up"
                                            + "|ERR_CONNECTION_(?:RESET|CLOSED)|ERR_EMPTY_RESPONSE"
                                            + "|connection aborted|remote end closed connection")
                            .says(
                                    "The other side closed the connection before it had answered.",
                                    "Look into the log of the service that was called; it may have"
                                            + " crashed or been restarted."),
                    Rule.of("network.unreachable", Category.CONNECTION, 88)
                            .seen(
                                    "ehostunreach",
                                    "enetunreach",
                                    "no route to host",
                                    "network is unreachable",
                                    "err_address_unreachable",
                                    "err_internet_disconnected",
                                    "failed to connect to",
                                    "could not connect to",
                                    "couldn't connect to",
                                    "failed to verify that your server is running")
                            .matching(
                                    "(?i)EHOSTUNREACH|ENETUNREACH|no route to host"
                                            + "|network is unreachable|ERR_ADDRESS_UNREACHABLE"
                                            + "|ERR_INTERNET_DISCONNECTED"
                                            + "|(?:failed to|could not|couldn't) connect to"
                                            + " (?:server )?([\\w.:-]+)"
                                            + "|failed to verify that your server is running")
                            .says(
                                    "The service could not be reached: {}.",
                                    "Check that it runs and that the run's network leads to it."),
                    Rule.of("network.connect-timeout", Category.CONNECTION, 87)
                            .seen(
                                    "etimedout",
                                    "connection timed out",
                                    "connect timed out",
                                    "connecttimeout",
                                    "err_connection_timed_out",
                                    "i/o timeout",
                                    "err_connect_timeout")
                            .matching(
                                    "(?i)\\bETIMEDOUT|connect(?:ion)? timed out|ConnectTimeout"
                                            + "|ERR_CONNECTION_TIMED_OUT|dial tcp .*i/o timeout"
                                            + "|ERR_CONNECT_TIMEOUT")
                            .says(
                                    "The service did not accept the connection in time.",
                                    "Check its address, and whether a firewall or network policy"
                                            + " swallows the connection."),
                    Rule.of("network.certificate", Category.CONNECTION, 91)
                            .seen(
                                    "sslhandshakeexception",
                                    "pkix path",
                                    "certificate verify failed",
                                    "self-signed certificate",
                                    "self signed certificate",
                                    "unable_to_verify_leaf_signature",
                                    "cert_has_expired",
                                    "err_cert_",
                                    "x509: ",
                                    "certificate has expired",
                                    "remote certificate is invalid")
                            .matching(
                                    "(?i)SSLHandshakeException|PKIX path|certificate verify"
                                        + " failed|self[- ]signed certificate|UNABLE_TO_VERIFY_LEAF"
                                        + "|CERT_HAS_EXPIRED|net::ERR_CERT_\\w+|x509:"
                                        + " (?:certificate|cannot validate)|certificate has"
                                        + " expired|remote certificate is invalid")
                            .says(
                                    "The certificate of the other side is not trusted.",
                                    "Add its authority to the image, or renew the certificate."));

    private NetworkRules() {}
}

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../src/parser/log-event.ts';
import { scratchFolder } from '../source/scratch-folder.ts';
import { analyzeAll } from './run.ts';

/**
 * Every wording that is known of sshd, PAM, libwrap, fail2ban and the log systems, and what a line of it must give:
 * wording | action | address | port | user | count | line. `-` stands for none; without a header the line is read
 * bare and behind one.
 */
const table = `
sshd.maxstartups.drop.debug | maxstartups-drop | - | - | - | 1 | debug1: drop connection #12
sshd.maxstartups.p_r.debug | note | - | - | - | 1 | debug1: drop_connection: p 40, r 13
sshd.maxstartups.p_r.debug | note | - | - | - | 1 | debug1: should_drop_connection: p 30, r 77
sshd.maxstartups.drop.verbose | maxstartups-drop | 203.0.113.5 | 51068 | - | 1 | drop connection #11 from [203.0.113.5]:51068 on [198.51.100.17]:22 past MaxStartups
sshd.maxstartups.drop.info | maxstartups-drop | 203.0.113.100 | 52488 | - | 1 | Jun 24 11:53:18 web1 sshd[2072]: drop connection #17 from [203.0.113.100]:52488 on [198.51.100.10]:22 past MaxStartups
sshd.maxstartups.drop.info | maxstartups-drop | 2001:db8::9 | 52488 | - | 1 | Jun 24 11:53:18 web1 sshd[2072]: drop connection #17 from [2001:db8::9]:52488 on [2001:db8::10]:22 past MaxStartups
sshd.maxstartups.begin | maxstartups-throttle-start | - | - | - | 1 | Mar  6 06:31:31 web1 sshd[620]: error: beginning MaxStartups throttling
sshd.maxstartups.in | maxstartups-throttling | - | - | - | 61 | error: in MaxStartups throttling for 00:05:04, 61 connections dropped
sshd.maxstartups.exit | maxstartups-throttle-end | - | - | - | 27 | Jun 24 04:01:33 web1 sshd[2072]: exited MaxStartups throttling after 00:02:10, 27 connections dropped
sshd.maxstartups.exit | maxstartups-throttle-end | - | - | - | 1500 | Jun 24 04:01:33 web1 sshd[2072]: exited MaxStartups throttling after 1d02h03m, 1500 connections dropped
sshd.maxstartups.drop.98 | maxstartups-drop | 192.0.2.1 | 38592 | - | 1 | drop connection #2 from [192.0.2.1]:38592 on [192.0.2.2]:22298 past Maxstartups
sshd.maxstartups.drop.100 | maxstartups-drop | 203.0.113.59 | 59789 | - | 1 | drop connection #10 from [203.0.113.59]:59789 on [198.51.100.112]:22 Maxstartups
sshd.maxstartups.ratelimited | maxstartups-rate-limited | - | - | - | 41 | Maxstartups logging rate-limited: additional 41 connections dropped
sshd.srclimit.init | note | - | - | - | 1 | debug1: srclimit_init: max connections 100, per source 4, masks 24,64
sshd.srclimit.at | note | 192.0.2.19 | - | - | 1 | debug3: srclimit_check_allow: new unauthenticated connection from 192.0.2.19/32, at 2 of 2
sshd.penalty.drop.noauth | persource-penalty-drop | 192.0.2.1 | 40046 | - | 1 | drop connection #2 from [192.0.2.1]:40046 on [192.0.2.2]:22 penalty: connections without attempting authentication
sshd.penalty.drop.authfail | persource-penalty-drop | 192.0.2.153 | 55736 | - | 1 | 2026-05-22T11:04:06 web1 sshd[98795]: drop connection #1 from [192.0.2.153]:55736 on [192.0.2.121]:22 penalty: failed authentication
sshd.penalty.drop.grace | persource-penalty-drop | 203.0.113.4 | 48602 | - | 1 | Oct 20 08:54:36 web1 sshd[59756]: drop connection #0 from [203.0.113.4]:48602 on [198.51.100.1]:22 penalty: exceeded LoginGraceTime
sshd.penalty.drop.crash | persource-penalty-drop | 192.0.2.17 | 50122 | - | 1 | drop connection #0 from [192.0.2.17]:50122 on [192.0.2.1]:22 penalty: caused crash
sshd.penalty.drop.refuseconn | persource-penalty-drop | 192.0.2.17 | 50122 | - | 1 | drop connection #0 from [192.0.2.17]:50122 on [192.0.2.1]:22 penalty: connection prohibited by RefuseConnection
sshd.penalty.drop.invaliduser | persource-penalty-drop | 192.0.2.17 | 50122 | - | 1 | drop connection #0 from [192.0.2.17]:50122 on [192.0.2.1]:22 penalty: attempted authentication by invalid user
sshd.penalty.drop.overflow | persource-penalty-drop | 192.0.2.17 | 50122 | - | 1 | drop connection #0 from [192.0.2.17]:50122 on [192.0.2.1]:22 too many penalised addresses
sshd.penalty.ratelimited | persource-penalty-rate-limited | - | - | - | 6 | 2026-05-22T11:04:06 web1 sshd[98795]: PerSourcePenalties logging rate-limited: additional 6 connections dropped
sshd.penalty.new.98 | persource-penalty | 192.0.2.21 | - | - | 1 | srclimit_penalise: ipv4: new 192.0.2.21/32 deferred penalty of 10 seconds for penalty: connections without attempting authentication
sshd.penalty.new.101 | persource-penalty | 192.0.2.15 | - | - | 1 | srclimit_penalise: ipv4: new 192.0.2.15/32 active penalty of 90 seconds for penalty: caused crash
sshd.penalty.new.103 | persource-penalty | 2001:db8::21 | - | - | 1 | srclimit_penalise: ipv6: new 2001:db8::21/128 deferred penalty of 10.000 seconds for penalty: failed authentication
sshd.penalty.activating | persource-penalty | 192.0.2.21 | - | - | 1 | srclimit_penalise: 192.0.2.21/32: activating ipv4 penalty of 15.76 seconds for penalty: connections without attempting authentication
sshd.penalty.tablefull | note | 192.0.2.15 | - | - | 1 | srclimit_penalise: ipv4 penalty table full, cannot penalise 192.0.2.15/32 for penalty: failed authentication
sshd.penalty.info | note | 192.0.2.15 | - | - | 1 | client 192.0.2.15/32 penalty: failed authentication (12 secs left)
sshd.grace.old | login-grace-timeout | 203.0.113.5 | - | - | 1 | Jan 31 15:17:23 web1 sshd[9940]: fatal: Timeout before authentication for 203.0.113.5
sshd.grace.8597 | login-grace-timeout | 192.0.2.212 | 47056 | - | 1 | Jul  1 09:30:56 web1 sshd[8807]: fatal: Timeout before authentication for 192.0.2.212 port 47056
sshd.grace.98 | login-grace-timeout | 192.0.2.31 | - | - | 1 | Timeout before authentication for connection from 192.0.2.31 to 192.0.2.5, pid = 17116
sshd.grace.99 | login-grace-timeout | 192.0.2.17 | - | - | 1 | Jun 10 09:43:06 web1 sshd[3801]: Timeout before authentication for connection from 192.0.2.17 to 198.51.100.1, pid = 29098
sshd.ident.noident.old | no-identification | 203.0.113.19 | - | - | 1 | Dec 10 07:34:33 web1 sshd[24301]: Did not receive identification string from 203.0.113.19
sshd.ident.noident.port | no-identification | 192.0.2.15 | 35836 | - | 1 | Jun 7 01:11:57 web1 sshd[8782]: Did not receive identification string from 192.0.2.15 port 35836
sshd.ident.closed.8 | no-identification | - | - | - | 1 | Jun  7 04:10:35 web1 sshd[424228]: error: kex_exchange_identification: Connection closed by remote host
sshd.ident.reset | connection-reset | - | - | - | 1 | Jun  7 04:29:10 web1 sshd[649921]: error: kex_exchange_identification: read: Connection reset by peer
sshd.ident.invalid | banner-invalid | - | - | - | 1 | error: kex_exchange_identification: client sent invalid protocol identifier "HEAD / HTTP/1.0"
sshd.ident.toolong | banner-invalid | - | - | - | 1 | Mar  1 18:59:33 web1 sshd[1189575]: error: kex_exchange_identification: banner line too long
sshd.ident.badchars | banner-invalid | - | - | - | 1 | error: kex_exchange_identification: banner line contains invalid characters
sshd.banner.invalidformat | banner-invalid | 203.0.113.57 | 34388 | - | 1 | Dec  1 18:59:33 web1 sshd[1189573]: banner exchange: Connection from 203.0.113.57 port 34388: invalid format
sshd.banner.noversion | protocol-mismatch | 192.0.2.1 | 45724 | - | 1 | banner exchange: Connection from 192.0.2.1 port 45724: could not read protocol version
sshd.proto.bad | banner-invalid | 203.0.113.115 | 31778 | - | 1 | Jun 7 01:11:58 web1 sshd[8783]: Bad protocol version identification 'EHLO mail' from 203.0.113.115 port 31778
sshd.proto.major.old | protocol-mismatch | 203.0.113.4 | 5555 | - | 1 | Protocol major versions differ for 203.0.113.4 port 5555: SSH-2.0-OpenSSH_7.4 vs. SSH-1.5-bar
sshd.proto.major.new | protocol-mismatch | - | - | - | 1 | error: Protocol major versions differ: 2 vs. 1
sshd.scan | banner-invalid | 192.0.2.19 | 40111 | - | 1 | scanned from 192.0.2.19 port 40111 with SSH-1.0-SSH_Version_Mapper.  Don't panic.
sshd.ident.write | connection-closed | 192.0.2.13 | 40022 | - | 1 | Could not write ident string to 192.0.2.13 port 40022
sshd.conn.from | connection-opened | 192.0.2.16 | 51280 | - | 1 | Jun  7 04:29:10 web1 sshd[649921]: Connection from 192.0.2.16 port 51280 on 192.0.2.26 port 22 rdomain ""
sshd.conn.ipopts | protocol-error | 192.0.2.13 | 40022 | - | 1 | fatal: Connection from 192.0.2.13 port 40022 with IP opts:  83 07 04
sshd.conn.closed | connection-closed | 203.0.113.186 | - | - | 1 | Dec 10 06:55:48 web1 sshd[24200]: Connection closed by 203.0.113.186 [preauth]
sshd.conn.closed.user | connection-closed | 203.0.113.125 | 45362 | root | 1 | Dec 22 14:53:37 web1 sshd[4177]: Connection closed by authenticating user root 203.0.113.125 port 45362 [preauth]
sshd.conn.reset | connection-reset | 203.0.113.63 | 49115 | root | 1 | Feb 8 17:15:01 web1 sshd[1478159]: Connection reset by authenticating user root 203.0.113.63 port 49115 [preauth]
sshd.disc.from | disconnect | 203.0.113.135 | 26138 | ftp | 1 | Feb 19 10:38:14 web1 sshd[3355]: Disconnected from invalid user ftp 203.0.113.135 port 26138 [preauth]
sshd.disc.recv | disconnect | 203.0.113.196 | - | - | 1 | Dec 10 07:07:45 web1 sshd[24206]: Received disconnect from 203.0.113.196: 11: Bye Bye [preauth]
sshd.disc.recv | disconnect | 203.0.113.196 | 40001 | - | 1 | Dec 10 07:07:45 web1 sshd[24206]: Received disconnect from 203.0.113.196 port 40001:11: Bye Bye [preauth]
sshd.disc.ing | max-auth-tries | - | - | root | 1 | Dec 10 07:13:56 web1 sshd[24227]: Disconnecting: Too many authentication failures for root [preauth]
sshd.negotiate | kex-negotiation-failed | 203.0.113.169 | 34386 | - | 1 | Jun  7 04:07:10 web1 sshd[1941162]: Unable to negotiate with 203.0.113.169 port 34386: no matching host key type found. Their offer: ssh-rsa,ssh-dss [preauth]
sshd.negotiate.old | kex-negotiation-failed | - | - | - | 1 | Oct 25 19:37:09 web1 sshd[22477]: fatal: no matching mac found: client hmac-md5 server hmac-sha2-256,umac-128@openssh.com [preauth]
sshd.dispatch.fatal | protocol-error | 192.0.2.13 | 33738 | - | 1 | Mar  1 18:59:50 web1 sshd[71905]: ssh_dispatch_run_fatal: Connection from 192.0.2.13 port 33738: message authentication code incorrect [preauth]
sshd.mac | protocol-error | - | - | - | 1 | Corrupted MAC on input. [preauth]
sshd.dispatch.type | protocol-error | - | - | - | 1 | dispatch_protocol_error: type 80 seq 7 [preauth]
sshd.strictkex | protocol-error | 192.0.2.11 | 40022 | - | 1 | Disconnecting 192.0.2.11 port 40022: strict KEX violation: unexpected packet type 2 (seqnr 1) [preauth]
sshd.readfail.old | connection-reset | - | - | - | 1 | Dec 10 11:03:53 web1 sshd[25457]: fatal: Write failed: Connection reset by peer [preauth]
sshd.timedout | client-alive-timeout | 192.0.2.14 | 40122 | - | 1 | Connection from 192.0.2.14 port 40122 timed out
sshd.invaliduser | ssh_login | 203.0.113.186 | - | webmaster | 1 | Dec 10 06:55:46 web1 sshd[24200]: Invalid user webmaster from 203.0.113.186
sshd.invaliduser | ssh_login | 203.0.113.186 | 40022 | pi | 1 | Dec 10 06:55:46 web1 sshd-session[24200]: Invalid user pi from 203.0.113.186 port 40022
sshd.input_invaliduser | note | - | - | webmaster | 1 | Dec 10 06:55:46 web1 sshd[24200]: input_userauth_request: invalid user webmaster [preauth]
sshd.failed | ssh_login | 203.0.113.76 | 42393 | root | 1 | Dec 10 07:13:43 web1 sshd[24227]: Failed password for root from 203.0.113.76 port 42393 ssh2
sshd.failed | ssh_login | 203.0.113.76 | 42393 | oracle | 1 | Dec 10 07:13:43 web1 sshd[24227]: Failed keyboard-interactive/pam for invalid user oracle from 203.0.113.76 port 42393 ssh2
sshd.accepted | ssh_login | 192.0.2.121 | 56296 | deploy | 1 | Sep  6 09:57:21 web1 sshd[581]: Accepted publickey for deploy from 192.0.2.121 port 56296 ssh2: RSA SHA256:1M4RzhMyWuFS/86uPY/ce2prh/dVTHW7iD2RhpquOZB
sshd.postponed | note | 192.0.2.11 | 57904 | git | 1 | Nov 28 09:16:03 web1 sshd[32307]: Postponed publickey for git from 192.0.2.11 port 57904 ssh2 [preauth]
sshd.maxauth | max-auth-tries | 203.0.113.1 | 49940 | root | 1 | Nov 23 21:50:37 web1 sshd[21810]: error: maximum authentication attempts exceeded for root from 203.0.113.1 port 49940 ssh2 [preauth]
sshd.toomany.old | max-auth-tries | - | - | root | 1 | Dec 10 07:13:56 web1 sshd[24227]: Disconnecting: Too many authentication failures for root [preauth]
sshd.toomany.new | max-auth-tries | 192.0.2.17 | 49941 | backup | 1 | Nov 23 21:50:38 web1 sshd[109798]: Disconnecting invalid user backup 192.0.2.17 port 49941: Too many authentication failures [preauth]
sshd.changeuser | disconnect | 192.0.2.117 | 44004 | admin | 1 | Mar 19 16:47:49 web1 sshd[5672]: Disconnecting invalid user admin 192.0.2.117 port 44004: Change of username or service not allowed: (admin,ssh-connection) -> (user,ssh-connection) [preauth]
sshd.policy.allowusers | access-denied | 192.0.2.1 | - | root | 1 | 2026-11-14T00:20:42.738197+01:00 web1 sshd[1112652]: User root from 192.0.2.1 not allowed because not listed in AllowUsers
sshd.policy.denyusers | access-denied | 203.0.113.3 | - | root | 1 | Apr 16 22:01:15 web1 sshd[5154]: User root from 203.0.113.3 not allowed because listed in DenyUsers
sshd.policy.allowgroups | access-denied | 192.0.2.40 | - | root | 1 | Jan 5 11:15:05 web1 sshd[1966]: User root from 192.0.2.40 not allowed because none of user's groups are listed in AllowGroups
sshd.policy.denygroups | access-denied | 203.0.113.54 | - | root | 1 | Feb 7 16:01:07 web1 sshd[5106]: User root from 203.0.113.54 not allowed because a group is listed in DenyGroups
sshd.policy.nogroup | access-denied | - | - | erin | 1 | Mar 26 04:56:27 web1 sshd[9739]: User erin from example.org not allowed because not in any group
sshd.policy.locked | access-denied | - | - | root | 1 | Apr 24 01:39:19 web1 sshd[3719]: User root not allowed because account is locked
sshd.policy.locked | access-denied | - | - | dave | 1 | Apr 24 01:39:19 web1 sshd[3719]: User dave not allowed because shell /bin/zsh does not exist
sshd.policy.rootrefused | access-denied | 203.0.113.4 | 12345 | - | 1 | Jan  5 01:31:41 web1 sshd[1643]: ROOT LOGIN REFUSED FROM 203.0.113.4 port 12345 [preauth]
sshd.policy.refuseconn | access-denied | 192.0.2.19 | 40022 | alice | 1 | administratively prohibited connection for alice from 192.0.2.19 port 40022
sshd.authrefused | access-denied | - | - | - | 1 | Authentication refused: bad ownership or modes for directory /home/bob
sshd.dns.nomap | note | 203.0.113.4 | - | - | 1 | Oct 15 19:51:35 web1 sshd[7592]: Address 203.0.113.4 maps to host.example.net, but this does not map back to the address - POSSIBLE BREAK-IN ATTEMPT!
sshd.dns.getaddr | note | 203.0.113.186 | - | - | 1 | Dec 10 06:55:46 web1 sshd[24200]: reverse mapping checking getaddrinfo for ns.example.com [203.0.113.186] failed - POSSIBLE BREAK-IN ATTEMPT!
sshd.dns.nasty | note | 192.0.2.19 | - | - | 1 | Nasty PTR record "198.51.100.66" is set up for 192.0.2.19, ignoring
sshd.nomoresessions | max-sessions | - | - | - | 1 | Mar 25 09:11:28 web1 sshd[15000]: error: no more sessions
sshd.clientalive.old | client-alive-timeout | - | - | - | 1 | Timeout, client not responding.
sshd.unusedtimeout | client-alive-timeout | 192.0.2.18 | 54128 | alice | 1 | terminating inactive connection from user alice 192.0.2.18 port 54128
sshd.postauth.closed | connection-reset | 192.0.2.18 | 54128 | - | 1 | Read error from remote host 192.0.2.18 port 54128: Connection reset by peer
sshd.session.start | note | 192.0.2.1 | 34928 | deploy | 1 | Jun 29 16:53:37 web1 sshd[3685002]: Close session: user deploy from 192.0.2.1 port 34928 id 0
sshd.session.start | note | 192.0.2.1 | 34928 | deploy | 1 | Jun 29 16:53:37 web1 sshd[3685002]: Starting session: shell on pts/0 for deploy from 192.0.2.1 port 34928 id 0
pam.unix.authfail | note | 203.0.113.186 | - | - | 1 | Dec 10 06:55:46 web1 sshd[24200]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.186${' '}
pam.unix.more | note | - | - | root | 5 | Dec 10 07:13:56 web1 sshd[24227]: PAM 5 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=dsl-76.example.net  user=root
pam.unix.unknown | note | - | - | - | 1 | Dec 10 06:55:46 web1 sshd[24200]: pam_unix(sshd:auth): check pass; user unknown
pam.unix.session | logged-on | - | - | grace | 1 | Dec 10 09:32:20 web1 sshd[24680]: pam_unix(sshd:session): session opened for user grace by (uid=0)
pam.unix.session | logged-off | - | - | grace | 1 | Dec 10 09:32:20 web1 sshd[24680]: pam_unix(sshd:session): session closed for user grace
pam.sshd.error | ssh_login | 192.0.2.6 | - | heidi | 1 | Jun 21 16:47:48 web1 sshd[13709]: error: PAM: Authentication failure for heidi from 192.0.2.6
pam.sshd.acct | access-denied | - | - | carol | 1 | fatal: Access denied for user carol by PAM account configuration [preauth]
pam.faillock | account-locked | - | - | root | 1 | pam_faillock(sshd:auth): Consecutive login failures for user root account temporarily locked
pam.access | access-denied | 192.0.2.17 | - | carol | 1 | pam_access(sshd:account): access denied for user \`carol' from \`192.0.2.17'
pam.limits | access-denied | - | - | deploy | 1 | pam_limits(sshd:session): Too many logins (max 3) for deploy
pam.listfile | access-denied | - | - | root | 1 | pam_listfile(sshd:auth): Refused user root for service sshd
libwrap.refused.inet6 | connection-refused | 192.0.2.101 | - | - | 1 | Dec 16 14:10:24 web1 sshd[16379]: refused connect from client.example.com (192.0.2.101)
libwrap.refused.ident | connection-refused | 203.0.113.161 | - | - | 1 | Nov 11 23:33:27 web1 sshd[5174]: refused connect from _U2FsdGVkX19P3BCJm=_@::ffff:203.0.113.161 (::ffff:203.0.113.161)
libwrap.refused.freebsd | connection-refused | 192.0.2.13 | - | - | 1 | refused connect from 192.0.2.13 (192.0.2.13)
libwrap.warning | note | - | - | - | 1 | warning: /etc/hosts.allow, line 7: can't verify hostname: getaddrinfo(bad.example, AF_INET) failed
libwrap.debug | note | - | - | - | 1 | debug1: Connection refused by tcp wrapper
fail2ban.found | ban-candidate | 203.0.113.19 | - | - | 1 | 2026-10-27 14:31:21,949 fail2ban.filter [1020]: INFO [sshd] Found 203.0.113.19
fail2ban.found | ban-candidate | 203.0.113.19 | - | - | 1 | 2026-10-27 14:31:21,949 fail2ban.filter         [1020]: INFO    [sshd] Found 203.0.113.19 - 2026-10-27 14:31:21
fail2ban.ban | ban | 192.0.2.12 | - | - | 1 | Mar 05 08:41:28 web1 fail2ban-server[11524]: fail2ban.actions        [11524]: NOTICE  [postfix-auth] Ban 192.0.2.12
fail2ban.restoreban | ban-restored | 203.0.113.19 | - | - | 1 | 2026-05-01 10:00:00,123 fail2ban.actions        [812]: NOTICE  [sshd] Restore Ban 203.0.113.19
fail2ban.unban | unban | 203.0.113.4 | - | - | 1 | 2026-02-13 16:07:31,183 fail2ban.actions: NOTICE [sendmail] Unban 203.0.113.4
fail2ban.already | ban-ineffective | 203.0.113.19 | - | - | 1 | 2026-05-01 10:00:07,123 fail2ban.actions        [812]: WARNING [sshd] 203.0.113.19 already banned
fail2ban.increase | ban-increased | 203.0.113.19 | - | - | 1 | 2026-05-01 10:00:00,125 fail2ban.observer       [812]: NOTICE  [sshd] Increase Ban 203.0.113.19 (3 # 1:20:00 -> 2026-05-01 11:20:00)
fail2ban.ignore | ban-ignored | 10.0.0.15 | - | - | 1 | 2026-05-01 10:00:00,125 fail2ban.filter         [812]: INFO    [sshd] Ignore 10.0.0.15 by ip
meta.repeated.rsyslog | ssh_login | 203.0.113.76 | 42393 | root | 5 | Dec 10 07:13:56 web1 sshd[24227]: message repeated 5 times: [ Failed password for root from 203.0.113.76 port 42393 ssh2]
meta.ratelimit.rsyslog | log-gap | - | - | - | 1 | Dec 10 07:13:56 web1 rsyslogd: imuxsock[pid: 2072, name: /usr/sbin/sshd] from <sshd:listener>: begin to drop messages due to rate-limiting
meta.ratelimit.rsyslog | log-gap | - | - | - | 317 | Dec 10 07:13:56 web1 rsyslogd: imuxsock[pid: 2072, name: /usr/sbin/sshd]: 317 messages lost due to rate-limiting (200 allowed within 5 seconds)
meta.ratelimit.journald | log-gap | - | - | - | 1042 | Dec 10 07:13:56 web1 systemd-journald[211]: Suppressed 1042 messages from ssh.service
meta.kernel.ratelimit | log-gap | - | - | - | 3939 | Dec 10 07:13:56 web1 kernel: [104243.800401] net_ratelimit: 3939 callbacks suppressed
sshd.ident.closed.95 | no-identification | - | - | - | 1 | Nov 21 01:02:03 web1 sshd-session[15805]: kex_exchange_identification: Connection closed by remote host
sshd.clientalive.new | client-alive-timeout | 192.0.2.18 | 54128 | frank | 1 | Timeout, client not responding from user frank 192.0.2.18 port 54128
libwrap.refused.plain | connection-refused | - | - | - | 1 | refused connect from bad.example.org
libwrap.refused.plain | connection-refused | 192.0.2.13 | - | - | 1 | Nov 21 01:02:03 web1 tcpd[99]: refused connect from 192.0.2.13
libwrap.refused.srcroute | connection-refused | 192.0.2.13 | - | - | 1 | refused connect from 192.0.2.13 with IP source routing options
fail2ban.reban | ban-restored | 203.0.113.19 | - | - | 1 | 2026-05-01 10:00:00,125 fail2ban.actions        [812]: NOTICE  [sshd] Reban 203.0.113.19, action 'iptables-multiport'
fail2ban.journal | ban | 192.0.2.13 | - | - | 1 | Nov 21 01:02:03 web1 fail2ban[15699]: [postfix-sasl] Ban 192.0.2.13
meta.logverbose | connection-closed | 192.0.2.14 | 40122 | - | 1 | packet.c:sshpkt_vfatal():1900 (bin=sshd-session, pid=4711): Connection closed by 192.0.2.14 port 40122
`;

/**
 * Known, and not right yet: a tag without a stamp in front, `LogVerbose` in front of what names its function, and
 * levels of a counter taken for so many events.
 */
/** A tag and no stamp, or nothing but LogVerbose's prefix. */
const unstamped = `
pam.unix.maxretries | note | - | - | - | 1 | Dec 10 07:13:56 web1 sshd[24227]: PAM service(sshd) ignoring max retries; 6 > 3
pam.tally2 | account-locked | - | - | root | 1 | pam_tally2(sshd:auth): user root (0) tally 7, deny 5
sshd.ident.closed.95 | no-identification | - | - | - | 1 | sshd-session[15805]: kex_exchange_identification: Connection closed by remote host
sshd.clientalive.new | client-alive-timeout | 192.0.2.18 | 54128 | frank | 1 | 12:35:23.453 sshd[84]:   Timeout, client not responding from user frank 192.0.2.18 port 54128
libwrap.refused.plain | connection-refused | - | - | - | 1 | sshd[1234]: refused connect from bad.example.org
libwrap.refused.srcroute | connection-refused | 192.0.2.13 | - | - | 1 | sshd[99]: refused connect from 192.0.2.13 with IP source routing options
fail2ban.reban | ban-restored | 203.0.113.19 | - | - | 1 | fail2ban.actions [812]: NOTICE  [sshd] Reban 203.0.113.19, action 'iptables-multiport'
fail2ban.journal | ban | 192.0.2.13 | - | - | 1 | web1 fail2ban[15699]: [postfix-sasl] Ban 192.0.2.13
meta.logverbose | no-identification | - | - | - | 1 | kex.c:kex_exchange_identification():1234 (bin=sshd-session, pid=4711): Connection closed by remote host
`;

const rowsOf = (text: string) =>
  text
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => {
      const [id = '', action, ip, port, user, count, ...line] = row.split(' | ');
      return { id, action, ip, port, user, count, line: line.join(' | ') };
    });
const rows = [...rowsOf(table), ...rowsOf(unstamped)];

async function readLine(line: string): Promise<LogEvent[]> {
  return (await analyzeAll([join(scratchFolder({ 'auth.log': `${line}\n` }), 'auth.log')])).events;
}

const told = (event: LogEvent) => ({
  action: event.action,
  ip: event.sourceIp ?? '-',
  port: String(event.sourcePort ?? '-'),
  user: event.userName ?? '-',
  count: String(event.get('sshwhy.count') ?? event.count),
});

describe('every wording', () => {
  it.each(rows)('$id: $line', async ({ id: _, line, ...expected }) => {
    expect((await readLine(line)).map(told)).toEqual([expected]);
  });

  const bare = rowsOf(table).filter(({ line }) => !/^[A-Z][a-z]{2} +\d|^\d{4}-/.test(line));
  it.each(bare)('$id behind a header: $line', async ({ id: _, line, ...expected }) => {
    expect((await readLine(`Nov 21 01:02:03 web1 sshd[4711]: ${line}`)).map(told)).toEqual([expected]);
  });

  it('“last message repeated” stands for the line before it (meta.repeated.bsd)', async () => {
    const events = await readLine(
      'Dec 10 07:13:43 web1 sshd[24227]: Failed password for root from 203.0.113.76 port 42393 ssh2\n' +
        'Dec 10 07:13:56 web1 last message repeated 3 times',
    );
    expect(events.map(told)).toEqual(
      ['1', '3'].map((count) => ({ action: 'ssh_login', ip: '203.0.113.76', port: '42393', user: 'root', count })),
    );
  });

  it('is of all 122 entries of the catalogue', () => {
    const read = rows.map(({ id }) => id);
    expect(new Set(read).size + 1).toBe(122);
  });
});

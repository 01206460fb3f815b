// Written by make-index.ts (npm run parsers:index); a test fails when it is stale.
import type { ParserSpec } from '../src/parser/define.ts';
import { loginAccepted as auditLoginAccepted } from './audit/login-accepted.ts';
import { loginFailed as auditLoginFailed } from './audit/login-failed.ts';
import { decision as crowdsecDecision } from './crowdsec/decision.ts';
import { listedDecision as crowdsecListedDecision } from './crowdsec/listed-decision.ts';
import { otherRemediation as crowdsecOtherRemediation } from './crowdsec/other-remediation.ts';
import { overflow as crowdsecOverflow } from './crowdsec/overflow.ts';
import { simulated as crowdsecSimulated } from './crowdsec/simulated.ts';
import { firewallRule as denyhostsFirewallRule } from './denyhosts/firewall-rule.ts';
import { hostsDenyEntry as denyhostsHostsDenyEntry } from './denyhosts/hosts-deny-entry.ts';
import { newDeniedHosts as denyhostsNewDeniedHosts } from './denyhosts/new-denied-hosts.ts';
import { purge as denyhostsPurge } from './denyhosts/purge.ts';
import { receivedNewHosts as denyhostsReceivedNewHosts } from './denyhosts/received-new-hosts.ts';
import { removedRule as denyhostsRemovedRule } from './denyhosts/removed-rule.ts';
import { state as denyhostsState } from './denyhosts/state.ts';
import { suspiciousLogins as denyhostsSuspiciousLogins } from './denyhosts/suspicious-logins.ts';
import { closedBeforeLogin as dropbearClosedBeforeLogin } from './dropbear/closed-before-login.ts';
import { connectionFrom as dropbearConnectionFrom } from './dropbear/connection-from.ts';
import { forkFailed as dropbearForkFailed } from './dropbear/fork-failed.ts';
import { loginAccepted as dropbearLoginAccepted } from './dropbear/login-accepted.ts';
import { loginDenied as dropbearLoginDenied } from './dropbear/login-denied.ts';
import { loginFailed as dropbearLoginFailed } from './dropbear/login-failed.ts';
import { loginTimeout as dropbearLoginTimeout } from './dropbear/login-timeout.ts';
import { maxAuthTries as dropbearMaxAuthTries } from './dropbear/max-auth-tries.ts';
import { noMatchingAlgorithm as dropbearNoMatchingAlgorithm } from './dropbear/no-matching-algorithm.ts';
import { protocolError as dropbearProtocolError } from './dropbear/protocol-error.ts';
import { resetBeforeLogin as dropbearResetBeforeLogin } from './dropbear/reset-before-login.ts';
import { sessionBroken as dropbearSessionBroken } from './dropbear/session-broken.ts';
import { sessionEnded as dropbearSessionEnded } from './dropbear/session-ended.ts';
import { sessionTimeout as dropbearSessionTimeout } from './dropbear/session-timeout.ts';
import { startFailed as dropbearStartFailed } from './dropbear/start-failed.ts';
import { started as dropbearStarted } from './dropbear/started.ts';
import { stopped as dropbearStopped } from './dropbear/stopped.ts';
import { actionFailed as fail2banActionFailed } from './fail2ban/action-failed.ts';
import { alreadyBanned as fail2banAlreadyBanned } from './fail2ban/already-banned.ts';
import { attempt as fail2banAttempt } from './fail2ban/attempt.ts';
import { ban as fail2banBan } from './fail2ban/ban.ts';
import { flush as fail2banFlush } from './fail2ban/flush.ts';
import { found as fail2banFound } from './fail2ban/found.ts';
import { foundBad as fail2banFoundBad } from './fail2ban/found-bad.ts';
import { ignored as fail2banIgnored } from './fail2ban/ignored.ts';
import { ignoredExpired as fail2banIgnoredExpired } from './fail2ban/ignored-expired.ts';
import { increaseBan as fail2banIncreaseBan } from './fail2ban/increase-ban.ts';
import { increasePlanned as fail2banIncreasePlanned } from './fail2ban/increase-planned.ts';
import { jailBackend as fail2banJailBackend } from './fail2ban/jail-backend.ts';
import { jailSetting as fail2banJailSetting } from './fail2ban/jail-setting.ts';
import { jailState as fail2banJailState } from './fail2ban/jail-state.ts';
import { logFile as fail2banLogFile } from './fail2ban/log-file.ts';
import { reban as fail2banReban } from './fail2ban/reban.ts';
import { restoreBan as fail2banRestoreBan } from './fail2ban/restore-ban.ts';
import { serverState as fail2banServerState } from './fail2ban/server-state.ts';
import { unban as fail2banUnban } from './fail2ban/unban.ts';
import { conntrackFull as kernelConntrackFull } from './kernel/conntrack-full.ts';
import { fileMax as kernelFileMax } from './kernel/file-max.ts';
import { oomInvoked as kernelOomInvoked } from './kernel/oom-invoked.ts';
import { oomKill as kernelOomKill } from './kernel/oom-kill.ts';
import { pidsLimit as kernelPidsLimit } from './kernel/pids-limit.ts';
import { processCrash as kernelProcessCrash } from './kernel/process-crash.ts';
import { seccomp as kernelSeccomp } from './kernel/seccomp.ts';
import { synFlood as kernelSynFlood } from './kernel/syn-flood.ts';
import { blockHostsEntry as libwrapBlockHostsEntry } from './libwrap/block-hosts-entry.ts';
import { debug as libwrapDebug } from './libwrap/debug.ts';
import { refusedConnect as libwrapRefusedConnect } from './libwrap/refused-connect.ts';
import { rule as libwrapRule } from './libwrap/rule.ts';
import { ruleError as libwrapRuleError } from './libwrap/rule-error.ts';
import { twist as libwrapTwist } from './libwrap/twist.ts';
import { warning as libwrapWarning } from './libwrap/warning.ts';
import { goingDown as logindGoingDown } from './logind/going-down.ts';
import { session as logindSession } from './logind/session.ts';
import { otherPacket as netfilterOtherPacket } from './netfilter/other-packet.ts';
import { packet as netfilterPacket } from './netfilter/packet.ts';
import { access as pamAccess } from './pam/access.ts';
import { accountExpired as pamAccountExpired } from './pam/account-expired.ts';
import { authenticationFailure as pamAuthenticationFailure } from './pam/authentication-failure.ts';
import { env as pamEnv } from './pam/env.ts';
import { faillock as pamFaillock } from './pam/faillock.ts';
import { forgedAuthenticationFailure as pamForgedAuthenticationFailure } from './pam/forged-authentication-failure.ts';
import { ignoringMaxRetries as pamIgnoringMaxRetries } from './pam/ignoring-max-retries.ts';
import { limitNotSet as pamLimitNotSet } from './pam/limit-not-set.ts';
import { listfile as pamListfile } from './pam/listfile.ts';
import { moreFailures as pamMoreFailures } from './pam/more-failures.ts';
import { passwordExpired as pamPasswordExpired } from './pam/password-expired.ts';
import { requirementNotMet as pamRequirementNotMet } from './pam/requirement-not-met.ts';
import { sessionClosed as pamSessionClosed } from './pam/session-closed.ts';
import { sessionOpened as pamSessionOpened } from './pam/session-opened.ts';
import { sssAccessDenied as pamSssAccessDenied } from './pam/sss-access-denied.ts';
import { sssReceived as pamSssReceived } from './pam/sss-received.ts';
import { tally as pamTally } from './pam/tally.ts';
import { tooManyLogins as pamTooManyLogins } from './pam/too-many-logins.ts';
import { userUnknown as pamUserUnknown } from './pam/user-unknown.ts';
import { otherPacket as pveOtherPacket } from './pve/other-packet.ts';
import { packet as pvePacket } from './pve/packet.ts';
import { absolutePath as sshdAbsolutePath } from './sshd/absolute-path.ts';
import { accepted as sshdAccepted } from './sshd/accepted.ts';
import { acceptedKey as sshdAcceptedKey } from './sshd/accepted-key.ts';
import { accountExpired as sshdAccountExpired } from './sshd/account-expired.ts';
import { accountLocked as sshdAccountLocked } from './sshd/account-locked.ts';
import { badOwnership as sshdBadOwnership } from './sshd/bad-ownership.ts';
import { badProtocolVersion as sshdBadProtocolVersion } from './sshd/bad-protocol-version.ts';
import { bannerExchangeBroken as sshdBannerExchangeBroken } from './sshd/banner-exchange-broken.ts';
import { bannerExchangeInvalid as sshdBannerExchangeInvalid } from './sshd/banner-exchange-invalid.ts';
import { bindFailed as sshdBindFailed } from './sshd/bind-failed.ts';
import { bytesTransferred as sshdBytesTransferred } from './sshd/bytes-transferred.ts';
import { cannotBind as sshdCannotBind } from './sshd/cannot-bind.ts';
import { channelTimeout as sshdChannelTimeout } from './sshd/channel-timeout.ts';
import { childKilled as sshdChildKilled } from './sshd/child-killed.ts';
import { clientAlive as sshdClientAlive } from './sshd/client-alive.ts';
import { closingConnection as sshdClosingConnection } from './sshd/closing-connection.ts';
import { configBadOption as sshdConfigBadOption } from './sshd/config-bad-option.ts';
import { configBadValue as sshdConfigBadValue } from './sshd/config-bad-value.ts';
import { configDeprecated as sshdConfigDeprecated } from './sshd/config-deprecated.ts';
import { configIncomplete as sshdConfigIncomplete } from './sshd/config-incomplete.ts';
import { configMissingValue as sshdConfigMissingValue } from './sshd/config-missing-value.ts';
import { configTerminating as sshdConfigTerminating } from './sshd/config-terminating.ts';
import { connectionClosed as sshdConnectionClosed } from './sshd/connection-closed.ts';
import { connectionClosedUser as sshdConnectionClosedUser } from './sshd/connection-closed-user.ts';
import { connectionFrom as sshdConnectionFrom } from './sshd/connection-from.ts';
import { connectionIpOptions as sshdConnectionIpOptions } from './sshd/connection-ip-options.ts';
import { connectionReset as sshdConnectionReset } from './sshd/connection-reset.ts';
import { connectionTimedOut as sshdConnectionTimedOut } from './sshd/connection-timed-out.ts';
import { descriptorsExhausted as sshdDescriptorsExhausted } from './sshd/descriptors-exhausted.ts';
import { disconnected as sshdDisconnected } from './sshd/disconnected.ts';
import { disconnectingChangeOfUser as sshdDisconnectingChangeOfUser } from './sshd/disconnecting-change-of-user.ts';
import { disconnectingProtocolError as sshdDisconnectingProtocolError } from './sshd/disconnecting-protocol-error.ts';
import { disconnectingStrictKex as sshdDisconnectingStrictKex } from './sshd/disconnecting-strict-kex.ts';
import { dispatchFatal as sshdDispatchFatal } from './sshd/dispatch-fatal.ts';
import { dispatchProtocolError as sshdDispatchProtocolError } from './sshd/dispatch-protocol-error.ts';
import { execFailed as sshdExecFailed } from './sshd/exec-failed.ts';
import { failed as sshdFailed } from './sshd/failed.ts';
import { forkFailed as sshdForkFailed } from './sshd/fork-failed.ts';
import { hostKeyNotLoaded as sshdHostKeyNotLoaded } from './sshd/host-key-not-loaded.ts';
import { hostKeyWarning as sshdHostKeyWarning } from './sshd/host-key-warning.ts';
import { identificationClosed as sshdIdentificationClosed } from './sshd/identification-closed.ts';
import { identificationInvalid as sshdIdentificationInvalid } from './sshd/identification-invalid.ts';
import { identificationNotSent as sshdIdentificationNotSent } from './sshd/identification-not-sent.ts';
import { identificationReset as sshdIdentificationReset } from './sshd/identification-reset.ts';
import { inDenyGroups as sshdInDenyGroups } from './sshd/in-deny-groups.ts';
import { inDenyUsers as sshdInDenyUsers } from './sshd/in-deny-users.ts';
import { inNoGroup as sshdInNoGroup } from './sshd/in-no-group.ts';
import { inputUserauthRequest as sshdInputUserauthRequest } from './sshd/input-userauth-request.ts';
import { invalidUser as sshdInvalidUser } from './sshd/invalid-user.ts';
import { keyNotFromHere as sshdKeyNotFromHere } from './sshd/key-not-from-here.ts';
import { loginGraceTimeout as sshdLoginGraceTimeout } from './sshd/login-grace-timeout.ts';
import { maxAuthTries as sshdMaxAuthTries } from './sshd/max-auth-tries.ts';
import { maxStartupsBegin as sshdMaxStartupsBegin } from './sshd/max-startups-begin.ts';
import { maxStartupsDice as sshdMaxStartupsDice } from './sshd/max-startups-dice.ts';
import { maxStartupsDrop as sshdMaxStartupsDrop } from './sshd/max-startups-drop.ts';
import { maxStartupsExit as sshdMaxStartupsExit } from './sshd/max-startups-exit.ts';
import { maxStartupsRateLimited as sshdMaxStartupsRateLimited } from './sshd/max-startups-rate-limited.ts';
import { maxStartupsThrottling as sshdMaxStartupsThrottling } from './sshd/max-startups-throttling.ts';
import { noHostKeys as sshdNoHostKeys } from './sshd/no-host-keys.ts';
import { noIdentification as sshdNoIdentification } from './sshd/no-identification.ts';
import { noMatchingAlgorithm as sshdNoMatchingAlgorithm } from './sshd/no-matching-algorithm.ts';
import { noMoreSessions as sshdNoMoreSessions } from './sshd/no-more-sessions.ts';
import { nologinFile as sshdNologinFile } from './sshd/nologin-file.ts';
import { notInAllowGroups as sshdNotInAllowGroups } from './sshd/not-in-allow-groups.ts';
import { notInAllowUsers as sshdNotInAllowUsers } from './sshd/not-in-allow-users.ts';
import { packetCorrupt as sshdPacketCorrupt } from './sshd/packet-corrupt.ts';
import { packetWriteFailed as sshdPacketWriteFailed } from './sshd/packet-write-failed.ts';
import { pamAccountDenied as sshdPamAccountDenied } from './sshd/pam-account-denied.ts';
import { pamError as sshdPamError } from './sshd/pam-error.ts';
import { pamSessionRefused as sshdPamSessionRefused } from './sshd/pam-session-refused.ts';
import { penaltyActivating as sshdPenaltyActivating } from './sshd/penalty-activating.ts';
import { penaltyActive as sshdPenaltyActive } from './sshd/penalty-active.ts';
import { penaltyDeferred as sshdPenaltyDeferred } from './sshd/penalty-deferred.ts';
import { penaltyDrop as sshdPenaltyDrop } from './sshd/penalty-drop.ts';
import { penaltyInfo as sshdPenaltyInfo } from './sshd/penalty-info.ts';
import { penaltyRateLimited as sshdPenaltyRateLimited } from './sshd/penalty-rate-limited.ts';
import { penaltyTableFull as sshdPenaltyTableFull } from './sshd/penalty-table-full.ts';
import { postponed as sshdPostponed } from './sshd/postponed.ts';
import { preauthChildDied as sshdPreauthChildDied } from './sshd/preauth-child-died.ts';
import { privsepMissing as sshdPrivsepMissing } from './sshd/privsep-missing.ts';
import { protocolMajorMismatch as sshdProtocolMajorMismatch } from './sshd/protocol-major-mismatch.ts';
import { readError as sshdReadError } from './sshd/read-error.ts';
import { readFailed as sshdReadFailed } from './sshd/read-failed.ts';
import { receivedDisconnect as sshdReceivedDisconnect } from './sshd/received-disconnect.ts';
import { refuseConnection as sshdRefuseConnection } from './sshd/refuse-connection.ts';
import { restartFailed as sshdRestartFailed } from './sshd/restart-failed.ts';
import { reverseMapping as sshdReverseMapping } from './sshd/reverse-mapping.ts';
import { rootLoginRefused as sshdRootLoginRefused } from './sshd/root-login-refused.ts';
import { scanned as sshdScanned } from './sshd/scanned.ts';
import { serverListening as sshdServerListening } from './sshd/server-listening.ts';
import { serverRestarting as sshdServerRestarting } from './sshd/server-restarting.ts';
import { serverTerminating as sshdServerTerminating } from './sshd/server-terminating.ts';
import { serverWaitingForChildren as sshdServerWaitingForChildren } from './sshd/server-waiting-for-children.ts';
import { sessionEnd as sshdSessionEnd } from './sshd/session-end.ts';
import { sessionStart as sshdSessionStart } from './sshd/session-start.ts';
import { shellNotUsable as sshdShellNotUsable } from './sshd/shell-not-usable.ts';
import { srclimitCheck as sshdSrclimitCheck } from './sshd/srclimit-check.ts';
import { srclimitInit as sshdSrclimitInit } from './sshd/srclimit-init.ts';
import { tooManyFailures as sshdTooManyFailures } from './sshd/too-many-failures.ts';
import { unableToNegotiate as sshdUnableToNegotiate } from './sshd/unable-to-negotiate.ts';
import { unusedConnection as sshdUnusedConnection } from './sshd/unused-connection.ts';
import { userChild as sshdUserChild } from './sshd/user-child.ts';
import { alreadyBlocked as sshguardAlreadyBlocked } from './sshguard/already-blocked.ts';
import { attack as sshguardAttack } from './sshguard/attack.ts';
import { blocking as sshguardBlocking } from './sshguard/blocking.ts';
import { exiting as sshguardExiting } from './sshguard/exiting.ts';
import { hostsAllowEntry as sshguardHostsAllowEntry } from './sshguard/hosts-allow-entry.ts';
import { spared as sshguardSpared } from './sshguard/spared.ts';
import { state as sshguardState } from './sshguard/state.ts';
import { unblocking as sshguardUnblocking } from './sshguard/unblocking.ts';
import { journaldRateLimit as syslogJournaldRateLimit } from './syslog/journald-rate-limit.ts';
import { kernelRateLimit as syslogKernelRateLimit } from './syslog/kernel-rate-limit.ts';
import { rsyslogRateLimit as syslogRsyslogRateLimit } from './syslog/rsyslog-rate-limit.ts';
import { connectionStarted as systemdConnectionStarted } from './systemd/connection-started.ts';
import { oomKilled as systemdOomKilled } from './systemd/oom-killed.ts';
import { processExited as systemdProcessExited } from './systemd/process-exited.ts';
import { processKilled as systemdProcessKilled } from './systemd/process-killed.ts';
import { processLeft as systemdProcessLeft } from './systemd/process-left.ts';
import { reloadFailed as systemdReloadFailed } from './systemd/reload-failed.ts';
import { restartScheduled as systemdRestartScheduled } from './systemd/restart-scheduled.ts';
import { socketClosed as systemdSocketClosed } from './systemd/socket-closed.ts';
import { socketLimit as systemdSocketLimit } from './systemd/socket-limit.ts';
import { socketListening as systemdSocketListening } from './systemd/socket-listening.ts';
import { socketTriggerLimit as systemdSocketTriggerLimit } from './systemd/socket-trigger-limit.ts';
import { startLimit as systemdStartLimit } from './systemd/start-limit.ts';
import { unitFailed as systemdUnitFailed } from './systemd/unit-failed.ts';
import { unitReloading as systemdUnitReloading } from './systemd/unit-reloading.ts';
import { unitStarted as systemdUnitStarted } from './systemd/unit-started.ts';
import { unitStopped as systemdUnitStopped } from './systemd/unit-stopped.ts';
import { refused as xinetdRefused } from './xinetd/refused.ts';
import { started as xinetdStarted } from './xinetd/started.ts';
import { tooFast as xinetdTooFast } from './xinetd/too-fast.ts';

/** Every parser that ships with sshwhy, in the order of their ids. */
export const builtInParsers: readonly ParserSpec[] = [
  auditLoginAccepted,
  auditLoginFailed,
  crowdsecDecision,
  crowdsecListedDecision,
  crowdsecOtherRemediation,
  crowdsecOverflow,
  crowdsecSimulated,
  denyhostsFirewallRule,
  denyhostsHostsDenyEntry,
  denyhostsNewDeniedHosts,
  denyhostsPurge,
  denyhostsReceivedNewHosts,
  denyhostsRemovedRule,
  denyhostsState,
  denyhostsSuspiciousLogins,
  dropbearClosedBeforeLogin,
  dropbearConnectionFrom,
  dropbearForkFailed,
  dropbearLoginAccepted,
  dropbearLoginDenied,
  dropbearLoginFailed,
  dropbearLoginTimeout,
  dropbearMaxAuthTries,
  dropbearNoMatchingAlgorithm,
  dropbearProtocolError,
  dropbearResetBeforeLogin,
  dropbearSessionBroken,
  dropbearSessionEnded,
  dropbearSessionTimeout,
  dropbearStartFailed,
  dropbearStarted,
  dropbearStopped,
  fail2banActionFailed,
  fail2banAlreadyBanned,
  fail2banAttempt,
  fail2banBan,
  fail2banFlush,
  fail2banFound,
  fail2banFoundBad,
  fail2banIgnored,
  fail2banIgnoredExpired,
  fail2banIncreaseBan,
  fail2banIncreasePlanned,
  fail2banJailBackend,
  fail2banJailSetting,
  fail2banJailState,
  fail2banLogFile,
  fail2banReban,
  fail2banRestoreBan,
  fail2banServerState,
  fail2banUnban,
  kernelConntrackFull,
  kernelFileMax,
  kernelOomInvoked,
  kernelOomKill,
  kernelPidsLimit,
  kernelProcessCrash,
  kernelSeccomp,
  kernelSynFlood,
  libwrapBlockHostsEntry,
  libwrapDebug,
  libwrapRefusedConnect,
  libwrapRule,
  libwrapRuleError,
  libwrapTwist,
  libwrapWarning,
  logindGoingDown,
  logindSession,
  netfilterOtherPacket,
  netfilterPacket,
  pamAccess,
  pamAccountExpired,
  pamAuthenticationFailure,
  pamEnv,
  pamFaillock,
  pamForgedAuthenticationFailure,
  pamIgnoringMaxRetries,
  pamLimitNotSet,
  pamListfile,
  pamMoreFailures,
  pamPasswordExpired,
  pamRequirementNotMet,
  pamSessionClosed,
  pamSessionOpened,
  pamSssAccessDenied,
  pamSssReceived,
  pamTally,
  pamTooManyLogins,
  pamUserUnknown,
  pveOtherPacket,
  pvePacket,
  sshdAbsolutePath,
  sshdAccepted,
  sshdAcceptedKey,
  sshdAccountExpired,
  sshdAccountLocked,
  sshdBadOwnership,
  sshdBadProtocolVersion,
  sshdBannerExchangeBroken,
  sshdBannerExchangeInvalid,
  sshdBindFailed,
  sshdBytesTransferred,
  sshdCannotBind,
  sshdChannelTimeout,
  sshdChildKilled,
  sshdClientAlive,
  sshdClosingConnection,
  sshdConfigBadOption,
  sshdConfigBadValue,
  sshdConfigDeprecated,
  sshdConfigIncomplete,
  sshdConfigMissingValue,
  sshdConfigTerminating,
  sshdConnectionClosed,
  sshdConnectionClosedUser,
  sshdConnectionFrom,
  sshdConnectionIpOptions,
  sshdConnectionReset,
  sshdConnectionTimedOut,
  sshdDescriptorsExhausted,
  sshdDisconnected,
  sshdDisconnectingChangeOfUser,
  sshdDisconnectingProtocolError,
  sshdDisconnectingStrictKex,
  sshdDispatchFatal,
  sshdDispatchProtocolError,
  sshdExecFailed,
  sshdFailed,
  sshdForkFailed,
  sshdHostKeyNotLoaded,
  sshdHostKeyWarning,
  sshdIdentificationClosed,
  sshdIdentificationInvalid,
  sshdIdentificationNotSent,
  sshdIdentificationReset,
  sshdInDenyGroups,
  sshdInDenyUsers,
  sshdInNoGroup,
  sshdInputUserauthRequest,
  sshdInvalidUser,
  sshdKeyNotFromHere,
  sshdLoginGraceTimeout,
  sshdMaxAuthTries,
  sshdMaxStartupsBegin,
  sshdMaxStartupsDice,
  sshdMaxStartupsDrop,
  sshdMaxStartupsExit,
  sshdMaxStartupsRateLimited,
  sshdMaxStartupsThrottling,
  sshdNoHostKeys,
  sshdNoIdentification,
  sshdNoMatchingAlgorithm,
  sshdNoMoreSessions,
  sshdNologinFile,
  sshdNotInAllowGroups,
  sshdNotInAllowUsers,
  sshdPacketCorrupt,
  sshdPacketWriteFailed,
  sshdPamAccountDenied,
  sshdPamError,
  sshdPamSessionRefused,
  sshdPenaltyActivating,
  sshdPenaltyActive,
  sshdPenaltyDeferred,
  sshdPenaltyDrop,
  sshdPenaltyInfo,
  sshdPenaltyRateLimited,
  sshdPenaltyTableFull,
  sshdPostponed,
  sshdPreauthChildDied,
  sshdPrivsepMissing,
  sshdProtocolMajorMismatch,
  sshdReadError,
  sshdReadFailed,
  sshdReceivedDisconnect,
  sshdRefuseConnection,
  sshdRestartFailed,
  sshdReverseMapping,
  sshdRootLoginRefused,
  sshdScanned,
  sshdServerListening,
  sshdServerRestarting,
  sshdServerTerminating,
  sshdServerWaitingForChildren,
  sshdSessionEnd,
  sshdSessionStart,
  sshdShellNotUsable,
  sshdSrclimitCheck,
  sshdSrclimitInit,
  sshdTooManyFailures,
  sshdUnableToNegotiate,
  sshdUnusedConnection,
  sshdUserChild,
  sshguardAlreadyBlocked,
  sshguardAttack,
  sshguardBlocking,
  sshguardExiting,
  sshguardHostsAllowEntry,
  sshguardSpared,
  sshguardState,
  sshguardUnblocking,
  syslogJournaldRateLimit,
  syslogKernelRateLimit,
  syslogRsyslogRateLimit,
  systemdConnectionStarted,
  systemdOomKilled,
  systemdProcessExited,
  systemdProcessKilled,
  systemdProcessLeft,
  systemdReloadFailed,
  systemdRestartScheduled,
  systemdSocketClosed,
  systemdSocketLimit,
  systemdSocketListening,
  systemdSocketTriggerLimit,
  systemdStartLimit,
  systemdUnitFailed,
  systemdUnitReloading,
  systemdUnitStarted,
  systemdUnitStopped,
  xinetdRefused,
  xinetdStarted,
  xinetdTooFast,
];

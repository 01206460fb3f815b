/** Shown below `sshwhy analyze --help`: every option once. */
export const analyzeExamples = `
Examples:
  sshwhy analyze                                        this machine's own logs
  sshwhy analyze /var/log/auth.log* /var/log/fail2ban.log
  journalctl -o short-iso | sshwhy analyze -            from a pipe
  sshwhy analyze --source 203.0.113.0/24 --user alice --host bastion1 logs/
  sshwhy analyze --since yesterday --until "1h ago" --tz Europe/Berlin logs/
  sshwhy analyze --cause fail2ban --cause max-startups logs/
  sshwhy analyze --year 2025 old/auth.log               stamps without a year
  sshwhy analyze --ssh-port 2222 auth.log kern.log      sshd listens elsewhere; for firewall lines
  sshwhy analyze --format json --output report.json logs/
  sshwhy analyze --format ndjson --events logs/         every line that was understood, too
  sshwhy analyze --fail-on lockout logs/ || mail -s "locked out" root
  sshwhy analyze --unread unread.log logs/              what no parser reads
  sshwhy analyze --parsers ./parsers logs/              with own parsers, see sshwhy parsers new --help
  sshwhy analyze --format html --output report.html logs/
  sshwhy analyze --no-color --no-pager --width 120 logs/ > page.txt

Exit codes:
  0  done    1  found what --fail-on names    2  could not run, or some input was unreadable
`;

/** Shown below `sshwhy explain --help`. */
export const explainExamples = `
Examples:
  sshwhy explain 203.0.113.7 /var/log/auth.log* /var/log/fail2ban.log
  sshwhy explain 203.0.113.7 --at 01:13:38 --port 40077 auth.log
  ssh -vv alice@example.com 2> ssh-vv.txt; sshwhy explain --client-log ssh-vv.txt
  sshwhy explain 203.0.113.7 --user alice --client-log ssh-vv.txt auth.log fail2ban.log
  echo "Connection closed by 198.51.100.10 port 22" | sshwhy explain --client-log -
  sshwhy explain --attempts attempts.ndjson --tz UTC --year 2026 auth.log > verdicts.ndjson
  sshwhy explain 203.0.113.7 --format json --no-color --width 80 auth.log
  sshwhy explain 203.0.113.7 --parsers ./parsers auth.log       with own parsers, see sshwhy parsers new --help

  A line of --attempts:
  {"@timestamp":"2026-11-21T01:13:38.940Z","source":{"ip":"203.0.113.7","port":40077}}

Exit codes:
  0  done    2  could not run, or some input was unreadable
`;

/** Shown below `sshwhy parsers new --help`. */
export const newExamples = `
Examples:
  sshwhy parsers new --from "Nov 21 09:12:44 web1 mydaemon[7]: gave up on 192.0.2.80 port 22"
  sshwhy parsers new --from "…" --output ~/.config/sshwhy/parsers/gave-up.json

Own parsers are JSON files, read from the folders that --parsers names, from
$XDG_CONFIG_HOME/sshwhy/parsers (~/.config/sshwhy/parsers), and from /etc/sshwhy/parsers.
`;

/** Shown below `sshwhy ship --help`. */
export const shipExamples = `
Examples:
  sshwhy ship --dry-run | head                          what would be sent from this machine's logs
  sshwhy ship --config sshwhy.yml --check               is all there that it needs?
  sshwhy ship --config sshwhy.yml --setup               install the templates, then follow
  sshwhy ship --config sshwhy.yml --state ./state --once
  sshwhy ship --replay-dead-letters                     after mending why they were refused

SIGHUP reads the configuration again, SIGTERM ends it once what was read is delivered.

Exit codes:
  0  done, or stopped    2  could not run or go on, or --check found something missing
`;

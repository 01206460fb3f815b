import { micros } from './batches.ts';

export interface Form {
  readonly form: string;
  /** One line, or the lines of one entry; bytes as latin1. */
  readonly text: string;
  readonly time: number;
  readonly host: string;
  readonly program: string;
  readonly pid: number;
  readonly message: string;
}

export const second = micros('2026-11-21T01:02:03Z');
export const invalid = 'Invalid user admin from 203.0.113.7 port 40095';
export const usual = { time: second, host: 'web1', program: 'sshd', pid: 12, message: invalid };
export const kernelMessage = 'nf_conntrack: table full, dropping packet';

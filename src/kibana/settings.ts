/** Where Kibana is, and how to be let in. */
export interface KibanaSettings {
  /** With its base path, if it has one: `https://kibana.example.com/kibana`. */
  readonly url: string;
  /** Id of the space; the default space without. */
  readonly space?: string;
  readonly auth?: { readonly apiKey: string } | { readonly username: string; readonly password: string };
  /** PEM text of the authority that signed its certificate. */
  readonly ca?: string;
  /** False takes any certificate: for tests only. */
  readonly verify?: boolean;
  /** Of an HTTP proxy on the way. */
  readonly proxy?: string;
  /** Milliseconds; default 60 s. */
  readonly timeout?: number;
}

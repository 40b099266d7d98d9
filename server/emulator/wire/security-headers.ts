/**
 * The headers that the model puts on every error and on the two replication answers, with the values AWS's own sample
 * output shows (aws-cli examples for ivs-realtime).
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': [
    'Access-Control-Allow-Origin',
    'Access-Control-Expose-Headers',
    'Cache-Control',
    'Content-Length',
    'Content-Security-Policy',
    'Content-Type',
    'date',
    'Strict-Transport-Security',
    'x-amz-apigw-id',
    'x-amzn-errormessage',
    'x-amzn-errortype',
    'x-amzn-requestid',
    'x-amzn-trace-id',
    'X-Content-Type-Options',
    'X-Frame-Options',
  ].join(','),
  'Cache-Control': 'no-store, no-cache',
  'Content-Security-Policy': "default-src 'self'; upgrade-insecure-requests",
  'Strict-Transport-Security': 'max-age=47304000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

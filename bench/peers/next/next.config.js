/** @type {import("next").NextConfig} */
export default { poweredByHeader: false, serverExternalPackages: ["twilio"], typescript: { ignoreBuildErrors: true } };

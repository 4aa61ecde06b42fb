// Nothing here downloads a browser, whatever is installed.
module.exports = { skipDownload: true };

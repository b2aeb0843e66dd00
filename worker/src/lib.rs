//! The MyData platform at the edge.

pub mod pages;
pub mod texts;

#[worker::event(fetch)]
async fn fetch(
    _request: worker::Request,
    _env: worker::Env,
    _context: worker::Context,
) -> worker::Result<worker::Response> {
    worker::Response::ok("here")
}

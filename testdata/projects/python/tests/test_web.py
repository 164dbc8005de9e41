from shop.web import app


def test_index():
    assert b"tea" in app.test_client().get("/").data
